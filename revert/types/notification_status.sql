-- Revert holdfast:types/notification_status from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop domain core.notification_status;

commit;
