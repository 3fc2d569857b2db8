-- Data loss: every message of notification and notification_dead.
-- Revert holdfast:queues/notification from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

do $$
begin
  perform pgmq.drop_queue('notification_dead');
  perform pgmq.drop_queue('notification');
end
$$;

commit;
