-- Data loss: every row of core.booking_change.
-- Revert holdfast:tables/booking_change from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.booking_change;

commit;
