create or replace view ops.metric
with (security_barrier)
as
select m.name, m.labels, m.value::double precision as value
from (
  select 'assignment_success_rate' as name, jsonb '{}' as labels, a.success_rate as value
  from ops.assignment_rate as a
  union all
  select 'bookings', jsonb '{}', a.booking_count from ops.assignment_rate as a
  union all
  select 'manual_review_share', jsonb '{}', a.review_share from ops.assignment_rate as a
  union all
  select 'manual_review', jsonb '{}', r.booking_count from ops.waiting_review as r
  union all
  select 'confirmation_seconds_bucket',
    jsonb_build_object('le', case when t.seconds = 'infinity' then '+Inf' else t.seconds::double precision::text end),
    t.booking_count
  from ops.confirmation_time as t
  union all
  select 'attempts', jsonb_build_object('outcome', a.outcome, 'reason', a.reason), a.attempt_count
  from ops.attempt_result as a
  union all
  select 'lock_wait_ms', jsonb '{"quantile": "0.95"}', max(a.p95_lock_wait_ms) from ops.attempt_result as a
  union all
  select 'lock_waiting', jsonb_build_object('venue', l.venue), sum(l.waiting_count)
  from ops.lock_contention as l
  group by l.venue
  union all
  select 'notifications', jsonb_build_object('kind', n.kind, 'status', n.status), n.notification_count
  from ops.notification_result as n
  union all
  select 'queue_messages', jsonb_build_object('queue', q.queue_name, 'state', d.state), d.message_count
  from ops.queue_depth as q
  cross join lateral (
    values ('visible', q.visible_count), ('in_flight', q.in_flight_count), ('delayed', q.delayed_count)
  ) as d(state, message_count)
  union all
  select 'queue_oldest_seconds', jsonb_build_object('queue', q.queue_name), coalesce(extract(epoch from q.oldest_age), 0)
  from ops.queue_depth as q
  union all
  select 'breaker_failures', jsonb_build_object('venue', k.venue, 'state', k.state), k.failure_count
  from ops.breaker as k
  union all
  select 'optimizer_score_delta', jsonb_build_object('venue', o.venue_slug, 'outcome', o.status), max(o.score_delta)
  from ops.optimization as o
  where o.made_at > now() - interval '1 day'
  group by o.venue_slug, o.status
  union all
  select 'alert_value', jsonb_build_object('signal', a.signal), a.value from ops.alert as a
  union all
  select 'alert_baseline', jsonb_build_object('signal', a.signal), a.baseline from ops.alert as a
  union all
  select 'alert_firing', jsonb_build_object('signal', a.signal), a.is_firing::integer from ops.alert as a
) as m
where m.value is not null;

comment on view ops.metric is
  'All figures in one list, as /metrics of worker and shim shows them with holdfast_ before the name; those of a stretch of time are of the last hour.';
comment on column ops.metric.name is 'Name of the figure.';
comment on column ops.metric.labels is 'What tells its values apart.';
comment on column ops.metric.value is 'The value.';

grant select on ops.metric to holdfast_staff, holdfast_monitor;
