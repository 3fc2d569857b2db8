create or replace function core.return_notification(p_message_id bigint, p_read_count integer, p_error text)
returns text
language plpgsql
volatile
as $$
declare
  v_notification_id bigint;
begin
  update pgmq.q_notification as q
  set vt = clock_timestamp(),
    headers = jsonb_set(coalesce(q.headers, '{}'), '{released}',
      to_jsonb(coalesce((q.headers ->> 'released')::integer, 0) + 1))
  where q.msg_id = p_message_id and q.read_ct = p_read_count
  returning core.read_key(q.message, 'notification_id') into v_notification_id;
  if not found then
    return 'lease_lost';
  end if;
  update core.notification as n
  set status = 'queued', try_count = n.try_count - 1, error = left(p_error, 1000)
  where n.notification_id = v_notification_id and n.status = 'sending' and n.try_count > 0;
  return 'queued';
end
$$;

comment on function core.return_notification(bigint, integer, text) is
  'Puts a leased e-mail back to its place in the queue, with what was in the way; no try is counted.';

revoke execute on function core.return_notification(bigint, integer, text) from public;
