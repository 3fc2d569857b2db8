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
  v_message record;
  v_assignment jobs.assignment;
begin
  perform core.require_read_committed();
  -- In the order of the lock's key, so that two batches never wait for each other in a circle.
  perform core.lock_service_day(d.venue_id, d.service_date)
  from (
    select distinct hashint8(b.venue_id) as lock_key, b.venue_id, b.service_date
    from pgmq.q_assignment as q
    inner join core.booking as b on b.booking_id = core.read_key(q.message, 'booking_id')
    where q.msg_id = any (p_message_ids)
    order by 1, 3
  ) as d;

  -- Others may wait for these days: what is not begun within a quarter of a second is left for the next call.
  v_stop_at := clock_timestamp() + interval '250 milliseconds';
  for v_message in
    select m.message_id, m.read_count from unnest(p_message_ids, p_read_counts) as m(message_id, read_count) order by 1
  loop
    message_id := v_message.message_id;
    if clock_timestamp() > v_stop_at then
      outcome := 'not_begun';
      booking_id := null;
      state := null;
      reason := null;
    else
      -- Acknowledging first is the fence: a lease that was lost finds nothing.
      delete from pgmq.q_assignment as q
      where q.msg_id = v_message.message_id and q.read_ct = v_message.read_count
      returning core.read_key(q.message, 'booking_id') into booking_id;
      continue when not found;
      v_assignment := core.assign_booking(booking_id, v_began_at, clock_timestamp());
      outcome := v_assignment.outcome;
      state := v_assignment.state;
      reason := v_assignment.reason;
    end if;
    return next;
  end loop;
end
$$;

comment on function jobs.assign_claimed(bigint[], integer[]) is
  'Works off a batch of leased messages in one transaction, in order, and acknowledges them with it; a message whose '
  'lease was lost is left out, one for which there was no time has the outcome not_begun and is still leased. When it '
  'raises, try the messages one at a time. Errors: RS003 wrong_isolation_level, RS040 busy; 55P03 when a day''s lock is '
  'not had within two seconds.';

revoke execute on function jobs.assign_claimed(bigint[], integer[]) from public;
grant execute on function jobs.assign_claimed(bigint[], integer[]) to holdfast_worker;
