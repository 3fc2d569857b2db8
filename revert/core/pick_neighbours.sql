-- Revert holdfast:core/pick_neighbours from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.pick_neighbours(core.day_board, core.repack_rules, core.repack_plan);

commit;
