-- Deploy holdfast:queues/notification to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

do $$
begin
  perform pgmq.create('notification');
  perform pgmq.create('notification_dead');
end
$$;

comment on table pgmq.q_notification is 'Holdfast: work to do; messages hold ids only.';
comment on table pgmq.q_notification_dead is 'Holdfast: messages of notification that were given up, with the reason in their headers.';

commit;
