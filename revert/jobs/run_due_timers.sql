-- Revert holdfast:jobs/run_due_timers from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function jobs.run_due_timers(integer);

commit;
