create or replace function core.claim_admitted(p_limit integer, p_lease interval)
returns table (
  message_id bigint,
  read_count integer,
  key_id bigint
)
language plpgsql
volatile
as $$
declare
  v_at timestamptz;
  v_claimed bigint[];
  v_admitted bigint[] := array[]::bigint[];
begin
  -- One worker after the other, or the places would not be given in the order of asking.
  perform pg_advisory_xact_lock(0, -2);
  v_at := clock_timestamp();
  -- A loop, because a batch that was put off whole says nothing of those who come after it.
  for v_round in 1 .. 20 loop
    select array_agg(c.message_id) into v_claimed
    from core.claim_messages('assignment', 'booking_id', p_limit, p_lease) as c;
    exit when v_claimed is null;
    v_admitted := core.heed_rate_limits(core.heed_breakers(v_claimed, v_at), v_at);
    exit when cardinality(v_admitted) > 0;
  end loop;
  return query
    select q.msg_id, q.read_ct, core.read_key(q.message, 'booking_id')
    from pgmq.q_assignment as q
    where q.msg_id = any (v_admitted)
    order by q.msg_id;
end
$$;

comment on function core.claim_admitted(integer, interval) is
  'What core.claim_messages does for the assignment queue, while some venue is held back: what has to wait is put off, '
  'and the rest is leased. Errors: RS001 invalid_argument.';

revoke execute on function core.claim_admitted(integer, interval) from public;
