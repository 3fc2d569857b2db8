-- Revert holdfast:grants/schema_usage from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

revoke usage on schema api from holdfast_guest, holdfast_service, holdfast_staff;
revoke usage on schema jobs from holdfast_worker;
revoke usage on schema ops from holdfast_staff, holdfast_monitor;

commit;
