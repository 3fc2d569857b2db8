-- Revert holdfast:core/undo_idle_moves from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.undo_idle_moves(core.day_board, core.repack_rules, core.repack_plan);

commit;
