-- Revert holdfast:core/wake_waiting from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.wake_waiting(bigint, date, bigint[], tstzrange[]);

commit;
