-- Revert holdfast:core/detail_event from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.detail_event(text, core.booking, core.booking_state_history);

commit;
