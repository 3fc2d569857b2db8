-- Revert holdfast:core/free_seat from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.free_seat(core.day_board, core.room_search, integer);

commit;
