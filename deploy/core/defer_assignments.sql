-- Deploy holdfast:core/defer_assignments to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.defer_assignments(
  p_message_ids bigint[],
  p_until timestamptz[],
  p_reason text,
  p_at timestamptz
)
returns void
language sql
volatile
as $$
  with wanted as (
    select
      q.msg_id, d.until, core.read_key(q.message, 'booking_id') as booking_id,
      q.headers ->> 'deferred' is distinct from p_reason and not q.message ? 'service_date' as is_news
    from unnest(p_message_ids, p_until) as d(message_id, until)
    inner join pgmq.q_assignment as q on q.msg_id = d.message_id
  ),
  deferred as (
    update pgmq.q_assignment as q
    set vt = w.until,
      headers = coalesce(q.headers, '{}') || jsonb_build_object(
        'released', coalesce((q.headers ->> 'released')::integer, 0) + 1, 'deferred', p_reason)
    from wanted as w
    where q.msg_id = w.msg_id
  ),
  noted as (
    update core.booking as b
    set state = 'assignment_pending', state_actor = core.name_actor(), state_reason = p_reason,
      attempt_count = b.attempt_count + 1
    where b.booking_id in (select w.booking_id from wanted as w where w.is_news)
      and b.state = 'assignment_pending'
    returning b.booking_id, b.attempt_count
  )
  insert into core.booking_attempt (booking_id, number, outcome, reason, strategy, plans, lock_wait, duration, at)
  select n.booking_id, n.attempt_count, 'deferred', p_reason, 'none', '{}', interval '0', interval '0', p_at
  from noted as n;
$$;

comment on function core.defer_assignments(bigint[], timestamptz[], text, timestamptz) is
  'Puts leased messages of the assignment queue off, each until its time; no try of theirs is burnt. The booking''s '
  'history says why, once for each reason.';

revoke execute on function core.defer_assignments(bigint[], timestamptz[], text, timestamptz) from public;

commit;
