-- Revert holdfast:core/delete_empty_zones from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.delete_empty_zones(bigint, jsonb);

commit;
