-- Revert holdfast:ops/notification_result from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop view ops.notification_result;

commit;
