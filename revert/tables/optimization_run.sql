-- Data loss: every row of core.optimization_run.
-- Revert holdfast:tables/optimization_run from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.optimization_run;

commit;
