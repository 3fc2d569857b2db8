-- Revert holdfast:core/lay_sides from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.lay_sides(core.repack_rules, core.day_frame, core.day_board);

commit;
