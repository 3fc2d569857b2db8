-- Revert holdfast:core/store_failed_run from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.store_failed_run(bigint, date, text, timestamptz);

commit;
