-- Revert holdfast:core/record_transition from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop trigger _100_transition_is_known_and_recorded on core.booking;
drop function core.record_transition();

commit;
