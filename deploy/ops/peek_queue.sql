-- Deploy holdfast:ops/peek_queue to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function ops.peek_queue(p_queue text, p_limit integer)
returns table (
  message_id bigint,
  try_count integer,
  enqueued_at timestamptz,
  visible_at timestamptz,
  reference text,
  state text,
  notification_kind text,
  notification_status text,
  error text,
  message jsonb
)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select core.require_argument(
    p_queue in ('assignment', 'assignment_dead', 'notification', 'notification_dead'), 'queue',
    'Give assignment, assignment_dead, notification or notification_dead.');

  select
    q.msg_id, core.count_attempts(q.read_ct, q.headers), q.enqueued_at, q.vt, b.reference, b.state, n.kind, n.status,
    q.headers ->> 'error', q.message
  from (
    select 'assignment' as queue_name, a.msg_id, a.read_ct, a.enqueued_at, a.vt, a.message, a.headers
    from pgmq.q_assignment as a
    union all
    select 'assignment_dead', a.msg_id, a.read_ct, a.enqueued_at, a.vt, a.message, a.headers
    from pgmq.q_assignment_dead as a
    union all
    select 'notification', n.msg_id, n.read_ct, n.enqueued_at, n.vt, n.message, n.headers
    from pgmq.q_notification as n
    union all
    select 'notification_dead', n.msg_id, n.read_ct, n.enqueued_at, n.vt, n.message, n.headers
    from pgmq.q_notification_dead as n
  ) as q
  left join core.notification as n on n.notification_id = core.read_key(q.message, 'notification_id')
  left join core.booking as b on b.booking_id = coalesce(core.read_key(q.message, 'booking_id'), n.booking_id)
  where q.queue_name = p_queue
  order by q.msg_id
  limit p_limit;
$$;

comment on function ops.peek_queue(text, integer) is
  'The oldest messages of a queue, each with its booking; looking takes none. Errors: RS001 invalid_argument.';

revoke execute on function ops.peek_queue(text, integer) from public;
grant execute on function ops.peek_queue(text, integer) to holdfast_staff, holdfast_monitor;

commit;
