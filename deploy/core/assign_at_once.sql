-- Deploy holdfast:core/assign_at_once to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.assign_at_once(p_booking core.booking, p_began_at timestamptz)
returns void
language plpgsql
volatile
as $$
declare
  v_at timestamptz := clock_timestamp();
  v_venue core.venue;
  v_frame core.day_frame;
  v_plans jsonb := jsonb '{}';
  v_strategy text := 'direct';
begin
  select v.* into strict v_venue from core.venue as v where v.venue_id = p_booking.venue_id;
  select f.* into v_frame from core.get_day_frame(v_venue.venue_id, p_booking.service_date) as f;
  if lower(p_booking.during) > v_at then
    v_plans := core.take_best_plan(v_venue, v_frame, p_booking, v_at);
    if not v_plans ? 'tables' then
      v_strategy := 'make_room';
      v_plans := v_plans || coalesce(core.make_room(v_venue, v_frame, p_booking, false, v_at), '{}');
    end if;
  end if;
  if not v_plans ? 'tables' then
    -- Who asked is still there to choose another time: nothing is queued and nobody waits.
    perform core.end_attempt(v_venue, v_frame, p_booking, 'failed', core.find_refusal(v_venue, p_booking, v_at), false,
      v_strategy, v_plans, p_began_at, v_at);
    return;
  end if;
  perform core.confirm_assignment(p_booking, v_strategy, v_at);
  insert into core.booking_attempt (booking_id, number, outcome, strategy, plans, lock_wait, duration, at)
  values (
    p_booking.booking_id, p_booking.attempt_count + 1, 'confirmed', v_strategy, v_plans, v_at - p_began_at,
    clock_timestamp() - p_began_at, p_began_at
  );
end
$$;

comment on function core.assign_at_once(core.booking, timestamptz) is
  'Seats a booking within its own request, or fails it with the reason and other times: for a venue out of the pipeline. '
  'Under the day''s lock. Errors: RS040 busy.';

revoke execute on function core.assign_at_once(core.booking, timestamptz) from public;

commit;
