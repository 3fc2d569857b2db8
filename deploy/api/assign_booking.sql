-- Deploy holdfast:api/assign_booking to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function api.assign_booking(p_reference text default null)
returns jobs.assignment
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  return jobs.assign(core.find_booking(p_reference));
end
$$;

comment on function api.assign_booking(text) is
  'Tries a waiting booking at once, without waiting for the worker. Errors: RS001 invalid_argument, RS003 '
  'wrong_isolation_level, RS005 booking_unknown, RS040 busy; 55P03 when the day''s lock is not had within two seconds.';

revoke execute on function api.assign_booking(text) from public;
grant execute on function api.assign_booking(text) to holdfast_service, holdfast_staff;

commit;
