-- Deploy holdfast:core/release_notifications to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.release_notifications(p_message_ids bigint[])
returns void
language sql
volatile
as $$
  update core.notification as n
  set status = 'queued', try_count = n.try_count - 1
  from pgmq.q_notification as q
  where q.msg_id = any (p_message_ids)
    and n.notification_id = core.read_key(q.message, 'notification_id')
    and n.status = 'sending'
    and n.try_count > 0;
$$;

comment on function core.release_notifications(bigint[]) is
  'E-mails whose messages were given back unbegun wait again, and the try does not count.';

revoke execute on function core.release_notifications(bigint[]) from public;

commit;
