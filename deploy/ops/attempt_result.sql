-- Deploy holdfast:ops/attempt_result to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace view ops.attempt_result
with (security_barrier)
as
select
  a.outcome::text as outcome,
  coalesce(a.reason, 'none') as reason,
  count(*) as attempt_count,
  max(extract(epoch from a.lock_wait) * 1000)::double precision as longest_lock_wait_ms,
  percentile_cont(0.95) within group (order by extract(epoch from a.lock_wait) * 1000) as p95_lock_wait_ms,
  percentile_cont(0.95) within group (order by extract(epoch from a.duration) * 1000) as p95_duration_ms
from ops.recent_booking as r
inner join core.booking_attempt as a on a.booking_id = r.booking_id
group by a.outcome, a.reason;

comment on view ops.attempt_result is
  'The attempts at the bookings of the last hour by outcome and reason: outcome retry is the count of retries, aborted that of conflicts.';
comment on column ops.attempt_result.outcome is 'confirmed, retry, no_capacity or aborted.';
comment on column ops.attempt_result.reason is 'Why it did not confirm; none when it did.';
comment on column ops.attempt_result.attempt_count is 'How many.';
comment on column ops.attempt_result.longest_lock_wait_ms is 'The longest wait for a service day''s lock.';
comment on column ops.attempt_result.p95_lock_wait_ms is 'Only one in twenty waited longer for it.';
comment on column ops.attempt_result.p95_duration_ms is 'Only one in twenty took longer in all.';

grant select on ops.attempt_result to holdfast_staff, holdfast_monitor;

commit;
