-- Data loss: every row of core.notification.
-- Revert holdfast:tables/notification from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.notification;

commit;
