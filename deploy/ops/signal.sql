-- Deploy holdfast:ops/signal to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace view ops.signal
with (security_barrier)
as
select s.signal, coalesce(s.value, 0) as value, s.floor
from (
  select 'booking.assignment.failure_rate' as signal, 1 - a.success_rate as value, 0.02 as floor
  from ops.assignment_rate as a
  union all
  select 'booking.confirmation_seconds', a.p95_seconds, 1 from ops.assignment_rate as a
  union all
  select 'manual_review.share', a.review_share, 0.02 from ops.assignment_rate as a
  union all
  select 'manual_review.count', r.booking_count, 5 from ops.waiting_review as r
  union all
  select 'lock.wait_ms', max(a.p95_lock_wait_ms), 100 from ops.attempt_result as a
  union all
  select 'lock.waiting', sum(l.waiting_count), 5 from ops.lock_contention as l
  union all
  select 'retry.count', sum(a.attempt_count), 10 from ops.attempt_result as a where a.outcome = 'retry'
  union all
  select 'conflict.count', sum(a.attempt_count), 5 from ops.attempt_result as a where a.outcome = 'aborted'
  union all
  select 'notification.failed_count', sum(n.notification_count), 5
  from ops.notification_result as n
  where n.status = 'failed'
  union all
  select 'queue.depth', sum(q.visible_count), 100 from ops.queue_depth as q where q.queue_name !~ '_dead$'
  union all
  select 'queue.oldest_seconds', extract(epoch from max(q.oldest_age)), 60
  from ops.queue_depth as q
  where q.queue_name = 'assignment'
  union all
  select 'breaker.open_count', count(*), 1 from ops.breaker as k where k.state <> 'counting'
  union all
  select 'dead_letter.count', sum(q.visible_count), 1 from ops.queue_depth as q where q.queue_name ~ '_dead$'
) as s;

comment on view ops.signal is 'The figures that an alert watches, each where more is worse, as they are now; those of a stretch of time are of the last hour.';
comment on column ops.signal.signal is 'Name of the figure.';
comment on column ops.signal.value is 'What it is now; 0 when there is nothing to count.';
comment on column ops.signal.floor is 'Below this it is nothing to wake anybody for, whatever it was before.';

grant select on ops.signal to holdfast_staff, holdfast_monitor;

commit;
