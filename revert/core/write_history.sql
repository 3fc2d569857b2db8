-- Revert holdfast:core/write_history from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop trigger _200_transition_is_recorded on core.booking;
drop function core.write_history();

commit;
