create or replace function jobs.assign_claimed(p_message_ids bigint[], p_read_counts integer[])
returns table (
  message_id bigint,
  booking_id bigint,
  outcome text,
  state text,
  reason text
)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
set lock_timeout = '2s'
as $$
declare
  v_began_at timestamptz := clock_timestamp();
  v_ids bigint[];
  v_bookings bigint[];
begin
  perform core.require_read_committed();
  -- Acknowledging first fences the batch: a lease that was lost deletes nothing.
  with mine as (
    delete from pgmq.q_assignment as q
    using unnest(p_message_ids, p_read_counts) as m(message_id, read_count)
    where q.msg_id = m.message_id and q.read_ct = m.read_count
    returning q.msg_id, core.read_key(q.message, 'booking_id') as booking_id
  )
  select array_agg(m.msg_id order by m.msg_id), array_agg(m.booking_id order by m.msg_id)
  into v_ids, v_bookings
  from mine as m;

  -- In the order of the lock's key, so that two batches never wait for each other in a circle.
  perform core.lock_service_day(d.venue_id, d.service_date)
  from (
    select distinct hashint8(b.venue_id) as lock_key, b.venue_id, b.service_date
    from core.booking as b
    where b.booking_id = any (v_bookings)
    order by 1, 3
  ) as d;

  return query
    select m.message_id, a.booking_id, a.outcome, a.state, a.reason
    from unnest(v_ids, v_bookings) as m(message_id, booking_id)
    cross join lateral core.assign_booking(m.booking_id, v_began_at, clock_timestamp()) as a;
end
$$;

comment on function jobs.assign_claimed(bigint[], integer[]) is
  'Works off a batch of leased messages in one transaction, in order, and acknowledges them with it; a message whose '
  'lease was lost is left out. When it raises, try the messages one at a time. Errors: RS003 wrong_isolation_level, '
  'RS040 busy; 55P03 when a day''s lock is not had within two seconds.';

revoke execute on function jobs.assign_claimed(bigint[], integer[]) from public;
grant execute on function jobs.assign_claimed(bigint[], integer[]) to holdfast_worker;
