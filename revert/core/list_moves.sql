-- Revert holdfast:core/list_moves from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.list_moves(core.day_board, core.room_search);

commit;
