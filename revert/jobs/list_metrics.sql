-- Revert holdfast:jobs/list_metrics from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function jobs.list_metrics();

commit;
