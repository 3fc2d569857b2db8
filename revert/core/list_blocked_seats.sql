-- Revert holdfast:core/list_blocked_seats from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.list_blocked_seats(core.day_board, core.room_search, integer);

commit;
