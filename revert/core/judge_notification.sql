-- Revert holdfast:core/judge_notification from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.judge_notification(core.notification, timestamptz);

commit;
