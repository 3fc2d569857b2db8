-- Revert holdfast:core/apply_run from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.apply_run(core.optimization_run, timestamptz);

commit;
