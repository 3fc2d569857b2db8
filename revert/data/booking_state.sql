-- Data loss: every row of core.booking_state and core.booking_transition.
-- Revert holdfast:data/booking_state from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

delete from core.booking_transition;
delete from core.booking_state;

commit;
