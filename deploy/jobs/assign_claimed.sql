-- Deploy holdfast:jobs/assign_claimed to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

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
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
  v_began_at timestamptz := clock_timestamp();
  v_at timestamptz;
  v_locked bigint[];
  v_messages bigint[];
  v_bookings bigint[];
  v_walks date[];
  v_seated bigint[];
  v_done bigint[] := array[]::bigint[];
  v_assignment jobs.assignment;
begin
  perform core.require_read_committed();
  v_locked := core.lock_message_days(p_message_ids);
  -- Locking them is the fence: a lease that was lost finds nothing.
  select m.message_ids, m.booking_ids, m.walk_dates into v_messages, v_bookings, v_walks
  from core.fence_messages(p_message_ids, p_read_counts) as m;
  v_at := clock_timestamp();
  -- The first of each day together, which is nearly all of a batch; then, in order, whoever is left.
  select core.seat_directly(f.booking_ids, f.service_dates, v_began_at, v_at) into v_seated
  from core.pick_first_of_days(v_bookings, v_walks) as f;
  -- Left for the next call: a day that somebody else works on, and, since others may wait for these days, what is not
  -- begun within a quarter of a second.
  for v_place in 1 .. coalesce(cardinality(v_messages), 0) loop
    message_id := v_messages[v_place];
    -- A second message for the same booking finds nothing to do.
    if v_walks[v_place] is null and v_bookings[v_place] = any (v_seated)
      and array_position(v_bookings, v_bookings[v_place]) = v_place
    then
      v_assignment := (v_bookings[v_place], 'confirmed', 'confirmed', null, null);
      v_done := v_done || message_id;
    elsif message_id = any (v_locked) and clock_timestamp() < v_at + interval '250 milliseconds' then
      v_assignment := core.work_off(v_bookings[v_place], v_walks[v_place], v_began_at);
      v_done := v_done || message_id;
    else
      v_assignment := (null, 'not_begun', null, null, null);
    end if;
    booking_id := v_assignment.booking_id;
    outcome := v_assignment.outcome;
    state := v_assignment.state;
    reason := v_assignment.reason;
    return next;
  end loop;
  delete from pgmq.q_assignment as q where q.msg_id = any (v_done);
  if exists (select from core.breaker) then
    perform core.note_success(array(
      select w.booking_id
      from unnest(v_messages, v_bookings) as w(message_id, booking_id)
      where w.message_id = any (v_done)
    ));
  end if;
end
$$;

comment on function jobs.assign_claimed(bigint[], integer[]) is
  'Works off a batch of leased messages in one transaction, in order, and acknowledges them with it. A message whose '
  'lease was lost is left out. What is left for the next call has the outcome not_begun and is still leased: that for '
  'which there was no time, and the bookings of a day that somebody else works on, while there are others to decide. '
  'When it raises, try the messages one at a time. Errors: RS003 wrong_isolation_level, RS040 busy; 55P03 when a day''s '
  'lock is not had within two seconds.';

revoke execute on function jobs.assign_claimed(bigint[], integer[]) from public;
grant execute on function jobs.assign_claimed(bigint[], integer[]) to holdfast_worker;

commit;
