-- Revert holdfast:core/describe_day_plan from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.describe_day_plan(core.venue, core.optimization_run);

commit;
