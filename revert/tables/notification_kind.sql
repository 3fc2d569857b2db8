-- Data loss: every row of core.notification_kind.
-- Revert holdfast:tables/notification_kind from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.notification_kind;

commit;
