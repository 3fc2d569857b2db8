-- Revert holdfast:core/reseat_booking from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.reseat_booking(core.day_board, core.room_search, integer, integer);

commit;
