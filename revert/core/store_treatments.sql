-- Revert holdfast:core/store_treatments from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.store_treatments(bigint, jsonb);

commit;
