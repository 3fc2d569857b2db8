-- Revert holdfast:core/search_room from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.search_room(core.day_board, core.room_search, integer, integer);

commit;
