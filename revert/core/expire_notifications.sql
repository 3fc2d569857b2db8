-- Revert holdfast:core/expire_notifications from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.expire_notifications(bigint);

commit;
