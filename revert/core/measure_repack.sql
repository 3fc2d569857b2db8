-- Revert holdfast:core/measure_repack from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.measure_repack(core.day_board, core.repack_rules, core.repack_plan);

commit;
