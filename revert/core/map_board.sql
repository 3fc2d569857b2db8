-- Revert holdfast:core/map_board from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.map_board(core.day_board);

commit;
