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
#variable_conflict use_column
declare
  v_began_at timestamptz := clock_timestamp();
  v_stop_at timestamptz;
  v_messages bigint[];
  v_bookings bigint[];
  v_done integer := 0;
  v_assignment jobs.assignment;
begin
  perform core.require_read_committed();
  -- In the order of the lock's key, so that two batches never wait for each other in a circle.
  perform core.lock_service_day(d.venue_id, d.service_date)
  from (
    select distinct hashint8(b.venue_id) as lock_key, b.venue_id, k.service_date
    from pgmq.q_assignment as q
    inner join core.booking as b on b.booking_id = core.read_key(q.message, 'booking_id')
    cross join lateral unnest(array[b.service_date, b.changing_from]) as k(service_date)
    where q.msg_id = any (p_message_ids) and k.service_date is not null
    order by 1, 3
  ) as d;

  -- Locking them is the fence: a lease that was lost finds nothing.
  with mine as (
    select q.msg_id, core.read_key(q.message, 'booking_id') as booking_id
    from pgmq.q_assignment as q
    inner join unnest(p_message_ids, p_read_counts) as m(message_id, read_count)
      on m.message_id = q.msg_id and m.read_count = q.read_ct
    for update of q
  )
  select array_agg(m.msg_id order by m.msg_id), array_agg(m.booking_id order by m.msg_id)
  into v_messages, v_bookings
  from mine as m;

  -- Others may wait for these days: what is not begun within a quarter of a second is left for the next call.
  v_stop_at := clock_timestamp() + interval '250 milliseconds';
  for v_place in 1 .. coalesce(cardinality(v_messages), 0) loop
    message_id := v_messages[v_place];
    if clock_timestamp() < v_stop_at then
      v_done := v_place;
      v_assignment := core.assign_booking(v_bookings[v_place], v_began_at, clock_timestamp());
    else
      v_assignment := (null, 'not_begun', null, null, null);
    end if;
    booking_id := v_assignment.booking_id;
    outcome := v_assignment.outcome;
    state := v_assignment.state;
    reason := v_assignment.reason;
    return next;
  end loop;
  delete from pgmq.q_assignment as q where q.msg_id = any (v_messages[:v_done]);
end
$$;

comment on function jobs.assign_claimed(bigint[], integer[]) is
  'Works off a batch of leased messages in one transaction, in order, and acknowledges them with it; a message whose '
  'lease was lost is left out, one for which there was no time has the outcome not_begun and is still leased. When it '
  'raises, try the messages one at a time. Errors: RS003 wrong_isolation_level, RS040 busy; 55P03 when a day''s lock is '
  'not had within two seconds.';

revoke execute on function jobs.assign_claimed(bigint[], integer[]) from public;
grant execute on function jobs.assign_claimed(bigint[], integer[]) to holdfast_worker;
