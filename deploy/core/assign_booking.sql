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
  v_strategy text := 'direct';
  v_reason text := 'no_capacity';
  v_plans jsonb;
begin
  select b.* into v_booking from core.booking as b where b.booking_id = p_booking_id for update;
  if v_booking.state is distinct from 'assignment_pending' then
    return core.settle_booking(v_booking, p_at);
  end if;

  if lower(v_booking.during) <= p_at then
    v_reason := 'time_passed';
  else
    v_plans := core.take_best_plan(v_booking, p_at);
    if not v_plans ? 'tables' then
      v_strategy := 'make_room';
      v_plans := v_plans || coalesce(core.make_room(v_booking, 4, 600, p_at), '{}');
      if not v_plans ? 'tables' then
        v_plans := v_plans || jsonb_build_object('alternatives', core.offer_times(v_booking, 2, 200, p_at));
      end if;
    end if;
  end if;

  if v_plans ? 'tables' then
    v_reason := null;
    perform core.confirm_assignment(v_booking, v_strategy, p_at);
  else
    perform core.fail_assignment(v_booking, v_reason, p_at);
  end if;
  insert into core.booking_attempt (booking_id, number, outcome, reason, strategy, plans, lock_wait, duration, at)
  values (
    p_booking_id, v_booking.attempt_count + 1, case when v_reason is null then 'confirmed' else 'no_capacity' end,
    v_reason, v_strategy, coalesce(v_plans, '{}'), p_at - p_began_at, clock_timestamp() - p_began_at, p_began_at
  );
  return (
    p_booking_id, case when v_reason is null then 'confirmed' else 'no_capacity' end,
    case when v_reason is null then 'confirmed' else 'failed' end, v_reason, null
  )::jobs.assignment;
end
$$;

comment on function core.assign_booking(bigint, timestamptz, timestamptz) is
  'One attempt to seat a booking that waits: rank and claim, else make room; confirm or give up, with the attempt''s '
  'row. Under the day''s lock; p_at is the clock read after it. Errors: RS040 busy.';

revoke execute on function core.assign_booking(bigint, timestamptz, timestamptz) from public;

commit;
