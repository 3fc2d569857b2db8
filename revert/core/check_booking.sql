-- Revert holdfast:core/check_booking from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop trigger _110_booking_is_consistent on core.booking;
drop function core.check_booking();

commit;
