create or replace function api.revoke_guest_link(p_reference text default null)
returns boolean
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  return core.revoke_guest_link(core.find_booking(p_reference), clock_timestamp());
end
$$;

comment on function api.revoke_guest_link(text) is
  'Ends the link of a booking, and says whether there was one; the next e-mail carries a new one. Errors: RS001 '
  'invalid_argument, RS005 booking_unknown.';

revoke execute on function api.revoke_guest_link(text) from public;
grant execute on function api.revoke_guest_link(text) to holdfast_service, holdfast_staff;
