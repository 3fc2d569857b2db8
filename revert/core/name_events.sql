-- Revert holdfast:core/name_events from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.name_events(core.booking_state_history, text);

commit;
