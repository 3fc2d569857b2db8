-- Revert holdfast:core/list_full_paths from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.list_full_paths(bigint[], core.booking_state_history[]);

commit;
