-- Revert holdfast:core/lift_and_reseat from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.lift_and_reseat(core.day_board, core.repack_rules, core.repack_plan, integer[], integer);

commit;
