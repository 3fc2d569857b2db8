-- Revert holdfast:core/store_tables from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.store_tables(bigint, jsonb);

commit;
