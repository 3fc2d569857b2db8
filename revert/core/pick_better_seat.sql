-- Revert holdfast:core/pick_better_seat from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.pick_better_seat(core.day_board, core.repack_rules, integer, integer);

commit;
