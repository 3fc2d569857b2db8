-- Revert holdfast:core/send_event from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop trigger _300_transition_is_told on core.booking;
drop function core.send_event();

commit;
