create or replace function core.defer_message(p_message_id bigint, p_read_count integer, p_until timestamptz)
returns void
language sql
volatile
as $$
  update pgmq.q_notification as q
  set vt = p_until,
    headers = jsonb_set(coalesce(q.headers, '{}'), '{released}',
      to_jsonb(coalesce((q.headers ->> 'released')::integer, 0) + 1))
  where q.msg_id = p_message_id and q.read_ct = p_read_count;
$$;

comment on function core.defer_message(bigint, integer, timestamptz) is
  'Leaves a leased e-mail in its queue until later; no attempt is burnt.';

revoke execute on function core.defer_message(bigint, integer, timestamptz) from public;
