-- Data loss: every row of core.booking_transition.
-- Revert holdfast:tables/booking_transition from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.booking_transition;

commit;
