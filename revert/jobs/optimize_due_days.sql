-- Revert holdfast:jobs/optimize_due_days from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function jobs.optimize_due_days(integer);

commit;
