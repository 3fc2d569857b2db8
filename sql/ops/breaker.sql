create or replace view ops.breaker
with (security_barrier)
as
select
  v.slug as venue,
  case
    when k.opened_at is null then 'counting'
    when k.probe_at <= now() then 'half_open'
    else 'open'
  end as state,
  k.failure_count,
  v.breaker_failures as failure_limit,
  k.reason,
  ops.phrase_reason(k.reason) as explanation,
  k.error,
  k.first_failed_at,
  k.last_failed_at,
  k.opened_at,
  k.probe_at,
  k.opened_at + v.breaker_limit as review_at
from core.breaker as k
inner join core.venue as v on v.venue_id = k.venue_id;

comment on view ops.breaker is 'The venues whose assignments break down: how often in a row, why, and whether their bookings are put off. Healthy ones have no row.';
comment on column ops.breaker.venue is 'The venue''s slug.';
comment on column ops.breaker.state is 'counting: bookings are still worked on; open: they are put off; half_open: the next one is tried.';
comment on column ops.breaker.failure_count is 'Failures in a row.';
comment on column ops.breaker.failure_limit is 'After so many it opens.';
comment on column ops.breaker.reason is 'What the last one was, as a word.';
comment on column ops.breaker.explanation is 'What the last one was, as a sentence.';
comment on column ops.breaker.error is 'The last error.';
comment on column ops.breaker.first_failed_at is 'When the failures began.';
comment on column ops.breaker.last_failed_at is 'When the last one was.';
comment on column ops.breaker.opened_at is 'Since when bookings are put off.';
comment on column ops.breaker.probe_at is 'When one is let through to see.';
comment on column ops.breaker.review_at is 'From when on bookings go to a person.';

grant select on ops.breaker to holdfast_staff, holdfast_monitor;
