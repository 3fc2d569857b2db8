-- Deploy holdfast:jobs/release_messages to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function jobs.release_messages(
  p_queue text,
  p_message_ids bigint[],
  p_read_counts integer[]
)
returns integer
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_released bigint[];
begin
  perform core.check_queue(p_queue);
  execute format(
    'with released as (
       update pgmq.%I as q
       set vt = clock_timestamp(),
         headers = jsonb_set(coalesce(q.headers, ''{}''), ''{released}'',
           to_jsonb(coalesce((q.headers ->> ''released'')::integer, 0) + 1))
       from unnest($1, $2) as m(message_id, read_count)
       where q.msg_id = m.message_id and q.read_ct = m.read_count and q.vt > clock_timestamp()
       returning q.msg_id
     )
     select array_agg(r.msg_id) from released as r', 'q_' || p_queue
  ) into v_released using p_message_ids, p_read_counts;
  if p_queue = 'notification' then
    perform core.release_notifications(v_released);
  end if;
  return coalesce(cardinality(v_released), 0);
end
$$;

comment on function jobs.release_messages(text, bigint[], integer[]) is
  'Hands leased messages back unbegun, as on shutdown: visible at once, no attempt burnt. The read count stays, so that '
  'the lease given up can never fit again. Returns how many were still ours. Errors: RS001 invalid_argument.';

revoke execute on function jobs.release_messages(text, bigint[], integer[]) from public;
grant execute on function jobs.release_messages(text, bigint[], integer[]) to holdfast_worker;

commit;
