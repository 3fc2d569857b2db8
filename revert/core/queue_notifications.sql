-- Revert holdfast:core/queue_notifications from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.queue_notifications(bigint[], text, timestamptz);

commit;
