create or replace view ops.queue_depth
with (security_barrier)
as
select
  q.queue_name,
  count(q.msg_id) filter (where q.vt <= now()) as visible_count,
  count(q.msg_id) filter (where q.vt > now() and q.read_ct > 0) as in_flight_count,
  count(q.msg_id) filter (where q.vt > now() and q.read_ct = 0) as delayed_count,
  now() - min(q.enqueued_at) as oldest_age
from (
  select 'assignment' as queue_name, a.msg_id, a.vt, a.read_ct, a.enqueued_at from pgmq.q_assignment as a
  union all
  select 'assignment_dead', a.msg_id, a.vt, a.read_ct, a.enqueued_at from pgmq.q_assignment_dead as a
  union all
  select 'notification', n.msg_id, n.vt, n.read_ct, n.enqueued_at from pgmq.q_notification as n
  union all
  select 'notification_dead', n.msg_id, n.vt, n.read_ct, n.enqueued_at from pgmq.q_notification_dead as n
  union all
  select n.queue_name, null, null, null, null
  from (values ('assignment'), ('assignment_dead'), ('notification'), ('notification_dead')) as n(queue_name)
) as q
group by q.queue_name;

comment on view ops.queue_depth is 'How much waits in each queue, and since when.';
comment on column ops.queue_depth.queue_name is 'The queue.';
comment on column ops.queue_depth.visible_count is 'Messages that a worker may take now.';
comment on column ops.queue_depth.in_flight_count is 'Messages that a worker has leased, or that wait for their next try.';
comment on column ops.queue_depth.delayed_count is 'Messages that are not due yet.';
comment on column ops.queue_depth.oldest_age is 'Age of the oldest message; null when empty.';

grant select on ops.queue_depth to holdfast_staff, holdfast_monitor;
