-- Revert holdfast:core/find_day_changes from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.find_day_changes(core.venue, core.optimization_run, timestamptz);

commit;
