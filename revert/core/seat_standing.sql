-- Revert holdfast:core/seat_standing from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.seat_standing(core.day_board, integer[], integer, integer, timestamptz);

commit;
