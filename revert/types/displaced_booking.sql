-- Revert holdfast:types/displaced_booking from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop type api.displaced_booking;

commit;
