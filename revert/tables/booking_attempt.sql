-- Data loss: every row of core.booking_attempt.
-- Revert holdfast:tables/booking_attempt from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.booking_attempt;

commit;
