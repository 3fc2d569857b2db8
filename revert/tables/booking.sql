-- Data loss: every row of core.booking.
-- Revert holdfast:tables/booking from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.booking;

commit;
