-- Revert holdfast:core/link_notification from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.link_notification(core.notification, core.notification_kind, timestamptz);

commit;
