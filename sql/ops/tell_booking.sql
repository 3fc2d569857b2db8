create or replace function ops.tell_booking(p_reference text)
returns table (at timestamptz, kind text, what text, actor text, reason text, detail jsonb)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  with told as (
    select core.find_booking(p_reference) as booking_id
  ),
  step as (
    select h.at, 1 as rank, h.version as place, 'transition' as kind, h.to_state as what, h.actor, h.reason,
      jsonb_build_object('version', h.version, 'from', h.from_state) as detail
    from told as t
    inner join core.booking_state_history as h on h.booking_id = t.booking_id
    union all
    select a.at, 0, a.number, 'attempt', a.outcome::text, null, a.reason, core.describe_attempt(a)
    from told as t
    inner join core.booking_attempt as a on a.booking_id = t.booking_id
    union all
    select m.at, 2, 0, 'move', 'tables_changed', m.actor, m.reason, jsonb_build_object(
      'from', core.name_tables(to_jsonb(m.from_resource_ids)), 'to', core.name_tables(to_jsonb(m.to_resource_ids)))
    from told as t
    inner join core.booking_move as m on m.booking_id = t.booking_id
    union all
    select e.at, 3, 2 * n.notification_id + e.place, 'e-mail', e.what, null, e.error, jsonb_build_object(
      'notification', n.notification_id, 'kind', n.kind, 'tries', n.try_count)
    from told as t
    inner join core.notification as n on n.booking_id = t.booking_id
    left join core.booking_state_history as h on h.booking_id = n.booking_id and h.version = n.version
    cross join lateral (
      select coalesce(h.at, n.queued_at), 'queued', null, 0
      union all
      -- What went out of date unsent did so with the next transition.
      select
        coalesce(n.sent_at, n.sending_at, (
          select min(h.at) from core.booking_state_history as h
          where h.booking_id = n.booking_id and h.version > n.version), n.queued_at),
        n.status::text, n.error, 1
      where n.status <> 'queued'
    ) as e(at, what, error, place)
    union all
    select d.due_at, 4, 0, 'timer', 'due', null, null, jsonb_build_object('queue', d.queue_name)
    from told as t
    inner join core.timer as d on d.booking_id = t.booking_id
    union all
    select q.enqueued_at, 4, 0, 'message', 'queued', null, q.headers ->> 'error',
      jsonb_build_object('queue', 'assignment', 'message', q.msg_id, 'reads', q.read_ct, 'visible', q.vt)
    from told as t
    inner join pgmq.q_assignment as q on core.read_key(q.message, 'booking_id') = t.booking_id
    union all
    select q.enqueued_at, 4, 0, 'message', 'dead_letter', null, q.headers ->> 'error',
      jsonb_build_object('queue', 'assignment_dead', 'message', q.msg_id)
    from told as t
    inner join pgmq.q_assignment_dead as q on core.read_key(q.message, 'booking_id') = t.booking_id
  )
  select s.at, s.kind, s.what, s.actor, s.reason, s.detail
  from step as s
  order by s.at, s.rank, s.place;
$$;

comment on function ops.tell_booking(text) is
  'The whole life of a booking in order: transitions, attempts (at their beginning), changes of tables, e-mails, and what is '
  'queued or due; without personal data. Errors: RS001 invalid_argument, RS005 booking_unknown.';

revoke execute on function ops.tell_booking(text) from public;
grant execute on function ops.tell_booking(text) to holdfast_staff, holdfast_monitor;
