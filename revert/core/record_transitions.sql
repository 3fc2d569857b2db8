-- Revert holdfast:core/record_transitions from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop trigger _200_first_transitions_are_recorded on core.booking;
drop trigger _200_transitions_are_recorded on core.booking;
drop function core.record_transitions();

commit;
