-- Revert holdfast:jobs/backfill_history from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function jobs.backfill_history(bigint, integer);

commit;
