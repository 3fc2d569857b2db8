create or replace function core.lift_tables(p_booking core.booking)
returns core.claim[]
language plpgsql
volatile
as $$
declare
  v_claims core.claim[];
begin
  if not core.has_service_day(p_booking.venue_id, p_booking.changing_from) then
    perform core.raise_refusal('RS040', 'the day of the former tables is busy',
      jsonb_build_object('bookingId', p_booking.booking_id), 'Try again.');
  end if;
  with lifted as (
    delete from core.claim as c
    where c.booking_id = p_booking.booking_id and c.kind = 'retained'
    returning c as claim
  )
  select array_agg(l.claim) into v_claims from lifted as l;
  return v_claims;
end
$$;

comment on function core.lift_tables(core.booking) is
  'Takes away the tables that a booking keeps while it is changed, so that its wish may use them, and returns the '
  'claims for core.put_tables_back. Nobody else sees the moment between. Under the lock of their day. Errors: RS040 busy.';

revoke execute on function core.lift_tables(core.booking) from public;
