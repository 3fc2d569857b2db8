-- Revert holdfast:core/store_hours from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.store_hours(bigint, jsonb);

commit;
