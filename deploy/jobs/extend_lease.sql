-- Deploy holdfast:jobs/extend_lease to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function jobs.extend_lease(
  p_queue text,
  p_message_id bigint,
  p_read_count integer,
  p_lease interval
)
returns boolean
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_count integer;
begin
  perform core.check_queue(p_queue);
  perform core.require_argument(p_lease between interval '1 second' and interval '1 hour', 'lease',
    'Give a lease from a second to an hour.');
  execute format(
    'update pgmq.%I as q set vt = clock_timestamp() + $3 where q.msg_id = $1 and q.read_ct = $2', 'q_' || p_queue
  ) using p_message_id, p_read_count, p_lease;
  get diagnostics v_count = row_count;
  return v_count = 1;
end
$$;

comment on function jobs.extend_lease(text, bigint, integer, interval) is
  'Keeps a message for longer, counted from now; false when the lease was lost. Errors: RS001 invalid_argument.';

revoke execute on function jobs.extend_lease(text, bigint, integer, interval) from public;
grant execute on function jobs.extend_lease(text, bigint, integer, interval) to holdfast_worker;

commit;
