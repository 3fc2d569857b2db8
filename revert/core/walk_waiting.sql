-- Revert holdfast:core/walk_waiting from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.walk_waiting(bigint, date, timestamptz);

commit;
