-- Revert holdfast:core/read_resource_hours from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.read_resource_hours(jsonb);

commit;
