create or replace function api.get_booking(p_reference text default null)
returns api.booking_view
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  return core.describe_booking(core.find_booking(p_reference), core.is_insider());
end
$$;

comment on function api.get_booking(text) is
  'A booking by its reference; personal data for staff and services only. Errors: RS001 invalid_argument, RS005 '
  'booking_unknown.';

revoke execute on function api.get_booking(text) from public;
grant execute on function api.get_booking(text) to holdfast_guest, holdfast_service, holdfast_staff;
