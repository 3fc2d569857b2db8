create or replace function core.lock_booking(p_booking_id bigint)
returns core.booking
language plpgsql
volatile
as $$
declare
  v_seen core.booking;
begin
  select b.* into strict v_seen from core.booking as b where b.booking_id = p_booking_id;
  return core.lock_change(v_seen, null);
end
$$;

comment on function core.lock_booking(bigint) is
  'Locks a booking''s service day, and that of the tables it keeps while it is changed, then its row, and returns the '
  'row as it is now. Errors: RS040 busy.';

revoke execute on function core.lock_booking(bigint) from public;
