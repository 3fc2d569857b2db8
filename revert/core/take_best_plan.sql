-- Revert holdfast:core/take_best_plan from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.take_best_plan(core.venue, core.day_frame, core.booking, timestamptz);

commit;
