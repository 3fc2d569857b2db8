-- Revert holdfast:core/read_service_parts from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.read_service_parts(jsonb);

commit;
