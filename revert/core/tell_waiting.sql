-- Revert holdfast:core/tell_waiting from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.tell_waiting(bigint[], timestamptz);

commit;
