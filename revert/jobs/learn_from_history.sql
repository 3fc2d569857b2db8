-- Revert holdfast:jobs/learn_from_history from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function jobs.learn_from_history(integer);

commit;
