create or replace function core.acknowledge_message(p_queue text, p_message_id bigint, p_read_count integer)
returns jsonb
language plpgsql
volatile
as $$
declare
  v_message jsonb;
begin
  execute format(
    'delete from pgmq.%I as q where q.msg_id = $1 and q.read_ct = $2 returning q.message', 'q_' || p_queue
  ) into v_message using p_message_id, p_read_count;
  return v_message;
end
$$;

comment on function core.acknowledge_message(text, bigint, integer) is
  'Removes a message and returns it, if this lease still owns it; null otherwise.';

revoke execute on function core.acknowledge_message(text, bigint, integer) from public;
