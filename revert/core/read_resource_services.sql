-- Revert holdfast:core/read_resource_services from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.read_resource_services(jsonb);

commit;
