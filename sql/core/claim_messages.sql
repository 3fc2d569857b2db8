create or replace function core.claim_messages(p_queue text, p_key text, p_limit integer, p_lease interval)
returns table (
  message_id bigint,
  read_count integer,
  key_id bigint
)
language plpgsql
volatile
as $$
declare
  v_message pgmq.message_record;
begin
  perform core.require_argument(p_limit between 1 and 1000, 'limit', 'Give 1 to 1000.');
  perform core.require_argument(p_lease between interval '1 second' and interval '1 hour', 'lease',
    'Give a lease from a second to an hour.');
  -- A loop, because each message is either handed out or buried.
  for v_message in select m.* from pgmq.read(p_queue, ceil(extract(epoch from p_lease))::integer, p_limit) as m loop
    key_id := core.read_key(v_message.message, p_key);
    if key_id is null then
      perform core.bury_message(p_queue, v_message.msg_id, 'the message holds no ' || p_key);
    elsif core.count_attempts(v_message.read_ct, v_message.headers) > core.get_attempt_limit() then
      perform core.bury_message(p_queue, v_message.msg_id,
        coalesce(v_message.headers ->> 'error', 'workers broke down over it'));
    else
      message_id := v_message.msg_id;
      read_count := v_message.read_ct;
      return next;
    end if;
  end loop;
end
$$;

comment on function core.claim_messages(text, text, integer, interval) is
  'Leases up to p_limit messages of a queue; poison goes to the dead letters. (message_id, read_count) is the fence of '
  'the lease. Errors: RS001 invalid_argument.';

revoke execute on function core.claim_messages(text, text, integer, interval) from public;
