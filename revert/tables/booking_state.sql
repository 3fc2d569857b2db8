-- Data loss: every row of core.booking_state.
-- Revert holdfast:tables/booking_state from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.booking_state;

commit;
