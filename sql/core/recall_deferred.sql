create or replace function core.recall_deferred(p_venue_id bigint, p_at timestamptz)
returns void
language sql
volatile
as $$
  update pgmq.q_assignment as q
  set vt = p_at
  where q.msg_id = any (array(
    select o.msg_id
    from pgmq.q_assignment as o
    inner join core.booking as b on b.booking_id = core.read_key(o.message, 'booking_id')
    where b.venue_id = p_venue_id and o.headers ->> 'deferred' = 'circuit_open' and o.vt > p_at
    -- The caller holds days' locks: it waits for no message.
    for update of o skip locked
  ));
$$;

comment on function core.recall_deferred(bigint, timestamptz) is
  'Makes the messages visible that were put off while a venue''s breaker was open.';

revoke execute on function core.recall_deferred(bigint, timestamptz) from public;
