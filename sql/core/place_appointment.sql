create or replace function core.place_appointment(
  p_venue core.venue,
  p_visit core.visit_request,
  p_email text,
  p_source text,
  p_began_at timestamptz,
  p_at timestamptz
)
returns core.booking
language plpgsql
volatile
as $$
declare
  v_booking core.booking;
  v_plan jsonb;
begin
  perform core.expire_holds(p_visit.venue_id, p_visit.service_date, p_at);
  v_booking := core.add_booking(p_visit, '{held}', null, null, p_at + p_visit.hold_length, p_source, p_at);
  v_plan := core.take_appointment(
    p_venue, v_booking, array_remove(array[p_visit.therapist_wish_id], null), core.list_familiar(p_visit.venue_id, p_email),
    p_at);
  if not v_plan ? 'tables' then
    -- Undone by the caller: what could not be had leaves nothing behind.
    raise sqlstate 'TAKEN';
  end if;
  update core.booking as b
  set attempt_count = 1
  where b.booking_id = v_booking.booking_id
  returning b.* into v_booking;
  insert into core.booking_attempt (booking_id, number, outcome, strategy, plans, lock_wait, duration, at)
  values (
    v_booking.booking_id, 1, 'held', 'hold', v_plan, p_at - p_began_at, clock_timestamp() - p_began_at, p_began_at);
  insert into core.timer (due_at, queue_name, booking_id)
  values (v_booking.hold_expires_at, 'assignment', v_booking.booking_id);
  return v_booking;
end
$$;

comment on function core.place_appointment(core.venue, core.visit_request, text, text, timestamptz, timestamptz) is
'Holds the best free therapists and rooms for an appointment and says why in the attempt''s row; raises TAKEN when '
  'there are none. Under the day''s lock.';

revoke execute on function core.place_appointment(core.venue, core.visit_request, text, text, timestamptz, timestamptz) from public;
