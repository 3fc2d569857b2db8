-- Revert holdfast:core/seat_or_lift from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.seat_or_lift(
  bit varying[], bit varying[], bit varying[], bit varying, integer[], integer[], core.room_search, integer, integer
);

commit;
