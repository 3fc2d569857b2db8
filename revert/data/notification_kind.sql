-- Data loss: every row of core.notification_kind, changed ones too.
-- Revert holdfast:data/notification_kind from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

delete from core.notification_kind;

commit;
