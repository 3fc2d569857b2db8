-- Revert holdfast:core/store_service_times from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.store_service_times(bigint, jsonb);

commit;
