-- Revert holdfast:data/booking_state from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

delete from core.booking_transition;
delete from core.booking_state;

commit;
