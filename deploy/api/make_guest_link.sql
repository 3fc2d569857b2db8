-- Deploy holdfast:api/make_guest_link to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function api.make_guest_link(p_reference text default null)
returns text
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform core.require_read_committed();
  return core.make_guest_link(core.find_booking(p_reference), clock_timestamp());
end
$$;

comment on function api.make_guest_link(text) is
  'The address by which the guest of a booking manages it, as their e-mails carry it. Whoever has it may change and '
  'cancel: give it to the guest alone. Errors: RS001 invalid_argument, RS003 wrong_isolation_level, RS005 booking_unknown.';

revoke execute on function api.make_guest_link(text) from public;
grant execute on function api.make_guest_link(text) to holdfast_service, holdfast_staff;

commit;
