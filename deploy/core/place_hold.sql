-- Deploy holdfast:core/place_hold to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.place_hold(p_visit core.visit_request, p_source text, p_at timestamptz)
returns core.booking
language plpgsql
volatile
as $$
declare
  v_booking core.booking;
  v_venue core.venue;
  v_frame core.day_frame;
  v_plan record;
begin
  select v.* into strict v_venue from core.venue as v where v.venue_id = p_visit.venue_id;
  select f.* into v_frame from core.get_day_frame(v_venue.venue_id, p_visit.service_date) as f;
  perform core.expire_holds(p_visit.venue_id, p_visit.service_date, p_at);
  -- A loop, because a claim written past the lock can take a plan that was free a moment ago.
  for v_plan in
    select r.resource_ids
    from core.rank_seatings(
      v_frame, p_visit.occupied, p_visit.party_size, p_visit.seating_preference, p_visit.zone_wish_id, 5, p_at
    ) as r
  loop
    if v_booking.booking_id is null then
      v_booking := core.add_booking(p_visit, '{held}', null, null, p_at + p_visit.hold_length, p_source, p_at);
    end if;
    if core.attempt_hold(v_booking, v_plan.resource_ids, v_booking.hold_expires_at, p_at) then
      insert into core.timer (due_at, queue_name, booking_id)
      values (v_booking.hold_expires_at, 'assignment', v_booking.booking_id);
      return v_booking;
    end if;
  end loop;
  update core.booking as b
  set state = 'cancelled', hold_expires_at = null, state_reason = 'taken'
  where b.booking_id = v_booking.booking_id;
  return null;
end
$$;

comment on function core.place_hold(core.visit_request, text, timestamptz) is
  'Holds the best free seating for a wish; null when there is none. Under the day''s lock.';

revoke execute on function core.place_hold(core.visit_request, text, timestamptz) from public;

commit;
