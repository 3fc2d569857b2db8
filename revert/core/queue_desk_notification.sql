-- Revert holdfast:core/queue_desk_notification from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.queue_desk_notification(bigint, bigint, text, integer, timestamptz);

commit;
