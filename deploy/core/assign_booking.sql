-- Deploy holdfast:core/assign_booking to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.assign_booking(p_booking_id bigint, p_began_at timestamptz, p_at timestamptz)
returns jobs.assignment
language plpgsql
volatile
as $$
declare
  v_booking core.booking;
  v_plan record;
  v_tried jsonb := jsonb '[]';
  v_is_taken boolean := false;
  v_reason text;
begin
  select b.* into v_booking from core.booking as b where b.booking_id = p_booking_id for update;
  if v_booking.state is distinct from 'assignment_pending' then
    return core.settle_booking(v_booking, p_at);
  end if;

  if lower(v_booking.during) <= p_at then
    v_reason := 'time_passed';
  else
    v_reason := 'no_capacity';
    -- A loop, because a claim written past the lock can take a plan that was free a moment ago.
    for v_plan in select p.resource_ids, p.score, p.parts from core.rank_plans(v_booking, 5, p_at) as p loop
      v_is_taken := core.attempt_hold(v_booking, v_plan.resource_ids, null, p_at);
      v_tried := v_tried
        || jsonb_build_object('tables', v_plan.resource_ids, 'score', v_plan.score, 'taken', v_is_taken);
      exit when v_is_taken;
    end loop;
  end if;

  if v_is_taken then
    v_reason := null;
    perform core.confirm_assignment(v_booking, 'direct', p_at);
  else
    perform core.fail_assignment(v_booking, v_reason, p_at);
  end if;
  insert into core.booking_attempt (booking_id, number, outcome, reason, strategy, plans, lock_wait, duration, at)
  values (
    p_booking_id, v_booking.attempt_count + 1, case when v_is_taken then 'confirmed' else 'no_capacity' end, v_reason,
    'direct', v_tried, p_at - p_began_at, clock_timestamp() - p_began_at, p_began_at
  );
  return (
    p_booking_id, case when v_is_taken then 'confirmed' else 'no_capacity' end,
    case when v_is_taken then 'confirmed' else 'failed' end, v_reason, null
  )::jobs.assignment;
end
$$;

comment on function core.assign_booking(bigint, timestamptz, timestamptz) is
  'One attempt to seat a booking that waits: rank, claim, confirm or give up, with the attempt''s row. Under the day''s '
  'lock; p_at is the clock read after it.';

revoke execute on function core.assign_booking(bigint, timestamptz, timestamptz) from public;

commit;
