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
  v_venue core.venue;
  v_frame core.day_frame;
  v_plans jsonb := jsonb '{}';
  v_strategy text := 'direct';
  v_is_deep boolean;
  v_kept core.claim[];
begin
  select b.* into v_booking from core.booking as b where b.booking_id = p_booking_id for no key update;
  if v_booking.state is distinct from 'assignment_pending' then
    return core.settle_booking(v_booking, p_at);
  elsif not core.has_service_day(v_booking.venue_id, v_booking.service_date) then
    -- The caller's lock is another day's: the booking was changed meanwhile.
    return core.restart_assignment(v_booking, p_began_at, p_at);
  end if;
  if v_booking.changing_from is not null then
    v_kept := core.lift_tables(v_booking);
  end if;
  select v.* into strict v_venue from core.venue as v where v.venue_id = v_booking.venue_id;
  select f.* into v_frame from core.get_day_frame(v_venue.venue_id, v_booking.service_date) as f;

  if lower(v_booking.during) > p_at then
    v_plans := core.take_best_plan(v_venue, v_frame, v_booking, p_at);
    if not v_plans ? 'tables' then
      v_strategy := 'make_room';
      -- Many may be woken at once; the deep search is for their next try by the clock.
      v_is_deep := v_booking.attempt_count > 0
        and not exists (select from core.timer as t where t.booking_id = p_booking_id);
      v_plans := v_plans
        || coalesce(core.make_room(v_venue, v_frame, v_booking, v_is_deep, p_at), '{}');
    end if;
  end if;

  if not v_plans ? 'tables' then
    perform core.put_tables_back(v_kept);
    return core.settle_refusal(v_venue, v_frame, v_booking, v_strategy, v_plans, p_began_at, p_at);
  end if;
  perform core.confirm_assignment(v_booking, v_strategy, p_at);
  insert into core.booking_attempt (booking_id, number, outcome, strategy, plans, lock_wait, duration, at)
  values (
    p_booking_id, v_booking.attempt_count + 1, 'confirmed', v_strategy, v_plans, p_at - p_began_at,
    clock_timestamp() - p_began_at, p_began_at
  );
  return (p_booking_id, 'confirmed', 'confirmed', null, null)::jobs.assignment;
end
$$;

comment on function core.assign_booking(bigint, timestamptz, timestamptz) is
  'One attempt to seat a booking that waits: rank and claim, else make room, deeper in a retry; confirm it, or settle '
  'its refusal, with the attempt''s row. Under the day''s lock; p_at is the clock read after it. Errors: RS040 busy.';

revoke execute on function core.assign_booking(bigint, timestamptz, timestamptz) from public;

commit;
