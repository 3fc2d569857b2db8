-- Revert holdfast:core/store_services from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.store_services(bigint, jsonb);

commit;
