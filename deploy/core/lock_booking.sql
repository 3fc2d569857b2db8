-- Deploy holdfast:core/lock_booking to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.lock_booking(p_booking_id bigint)
returns core.booking
language plpgsql
volatile
as $$
declare
  v_booking core.booking;
  v_seen core.booking;
begin
  select b.* into strict v_seen from core.booking as b where b.booking_id = p_booking_id;
  perform core.lock_service_day(v_seen.venue_id, v_seen.service_date);
  select b.* into strict v_booking from core.booking as b where b.booking_id = p_booking_id for update;
  if v_booking.service_date <> v_seen.service_date then
    perform core.raise_refusal('RS040', 'the booking moved to another day at this moment',
      jsonb_build_object('bookingId', p_booking_id), 'Try again.');
  end if;
  return v_booking;
end
$$;

comment on function core.lock_booking(bigint) is
  'Locks a booking''s service day and then its row, and returns the row as it is now. Errors: RS040 busy.';

revoke execute on function core.lock_booking(bigint) from public;

commit;
