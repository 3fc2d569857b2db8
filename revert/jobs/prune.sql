-- Revert holdfast:jobs/prune from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function jobs.prune(integer);

commit;
