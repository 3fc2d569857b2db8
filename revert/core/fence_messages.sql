-- Revert holdfast:core/fence_messages from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.fence_messages(bigint[], integer[]);

commit;
