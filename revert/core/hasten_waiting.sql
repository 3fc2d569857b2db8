-- Revert holdfast:core/hasten_waiting from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.hasten_waiting(bigint, timestamptz);

commit;
