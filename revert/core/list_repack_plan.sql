-- Revert holdfast:core/list_repack_plan from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.list_repack_plan(core.day_board, core.repack_plan);

commit;
