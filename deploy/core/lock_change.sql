-- Deploy holdfast:core/lock_change to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.lock_change(p_seen core.booking, p_to_date date)
returns core.booking
language plpgsql
volatile
as $$
declare
  v_booking core.booking;
begin
  perform core.lock_service_days(p_seen.venue_id, array[p_seen.service_date, p_seen.changing_from, p_to_date]);
  select b.* into strict v_booking from core.booking as b where b.booking_id = p_seen.booking_id for no key update;
  if not core.has_service_day(v_booking.venue_id, v_booking.service_date)
    or not core.has_service_day(v_booking.venue_id, coalesce(v_booking.changing_from, v_booking.service_date))
  then
    perform core.raise_refusal('RS040', 'the booking moved to another day at this moment',
      jsonb_build_object('bookingId', p_seen.booking_id), 'Try again.');
  end if;
  return v_booking;
end
$$;

comment on function core.lock_change(core.booking, date) is
  'Locks the service days of a booking as it was seen, that of the tables it keeps while it is changed, and one more if '
  'given; then its row, and returns the row as it is now. Errors: RS040 busy.';

revoke execute on function core.lock_change(core.booking, date) from public;

commit;
