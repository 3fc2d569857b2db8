create or replace view ops.assignment_rate
with (security_barrier)
as
select
  count(*) as booking_count,
  count(r.confirmed_at) as confirmed_count,
  count(*) filter (where r.state = 'failed') as failed_count,
  count(*) filter (where r.was_reviewed) as reviewed_count,
  (count(r.confirmed_at)::double precision
    / nullif(count(*) filter (where r.confirmed_at is not null or r.state in ('failed', 'manual_review')), 0))
    as success_rate,
  count(*) filter (where r.was_reviewed)::double precision / nullif(count(*), 0) as review_share,
  percentile_cont(0.5) within group (order by r.seconds) as p50_seconds,
  percentile_cont(0.95) within group (order by r.seconds) as p95_seconds
from ops.recent_booking as r;

comment on view ops.assignment_rate is 'How assignment went in the last hour, in one row.';
comment on column ops.assignment_rate.booking_count is 'Bookings asked for.';
comment on column ops.assignment_rate.confirmed_count is 'Of them confirmed.';
comment on column ops.assignment_rate.failed_count is 'Of them failed.';
comment on column ops.assignment_rate.reviewed_count is 'Of them before a person, now or earlier.';
comment on column ops.assignment_rate.success_rate is 'Share confirmed of those decided; null when none was.';
comment on column ops.assignment_rate.review_share is 'Share of all that came before a person.';
comment on column ops.assignment_rate.p50_seconds is 'Median wait from waiting to confirmed.';
comment on column ops.assignment_rate.p95_seconds is 'Only one in twenty waited longer.';

grant select on ops.assignment_rate to holdfast_staff, holdfast_monitor;
