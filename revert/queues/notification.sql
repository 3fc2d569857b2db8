-- Data loss: every message of notification and notification_dead.
-- Revert holdfast:queues/notification from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

select pgmq.drop_queue('notification_dead');
select pgmq.drop_queue('notification');

commit;
