-- Deploy holdfast:grants/schema_usage to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

grant usage on schema api to holdfast_guest, holdfast_service, holdfast_staff;
grant usage on schema jobs to holdfast_worker;
grant usage on schema ops to holdfast_staff, holdfast_monitor;

commit;
