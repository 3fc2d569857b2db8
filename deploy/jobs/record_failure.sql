-- Deploy holdfast:jobs/record_failure to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function jobs.record_failure(
  p_queue text,
  p_message_id bigint,
  p_read_count integer,
  p_error text
)
returns text
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_attempts integer;
  v_message jsonb;
begin
  perform core.check_queue(p_queue);
  execute format(
    'update pgmq.%I as q
     set headers = coalesce(q.headers, ''{}'') || jsonb_build_object(''error'', left($3, 1000)),
       vt = clock_timestamp() + interval ''1 second'' * power(2, least(q.read_ct, 8) - 1)
     where q.msg_id = $1 and q.read_ct = $2
     returning core.count_attempts(q.read_ct, q.headers), q.message', 'q_' || p_queue
  ) into v_attempts, v_message using p_message_id, p_read_count, p_error;
  if v_attempts is null then
    return 'lease_lost';
  end if;
  if p_queue = 'assignment' then
    perform core.count_failure(core.read_key(v_message, 'booking_id'), p_error, clock_timestamp());
  end if;
  if core.is_race_lost(p_error) then
    -- Waiting for somebody else's lock is nobody's failure: it goes back as it was.
    perform jobs.release_messages(p_queue, array[p_message_id], array[p_read_count]);
    return 'released';
  elsif v_attempts < core.get_attempt_limit() then
    return 'retry';
  end if;
  perform core.bury_message(p_queue, p_message_id, p_error);
  return 'dead_letter';
end
$$;

comment on function jobs.record_failure(text, bigint, integer, text) is
  'Says that a message broke its worker, with an error that begins with its SQLSTATE: retry after 1, 2, 4, 8 seconds, '
  'dead_letter after the fifth time, released at once when it only met somebody else''s lock, or lease_lost. The '
  'failures in a row of a venue open its breaker. Errors: RS001 invalid_argument.';

revoke execute on function jobs.record_failure(text, bigint, integer, text) from public;
grant execute on function jobs.record_failure(text, bigint, integer, text) to holdfast_worker;

commit;
