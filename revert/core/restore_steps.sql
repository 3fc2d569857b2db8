-- Revert holdfast:core/restore_steps from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.restore_steps(core.booking_state_history[]);

commit;
