-- Revert holdfast:core/tell_optimization from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.tell_optimization(core.optimization_run);

commit;
