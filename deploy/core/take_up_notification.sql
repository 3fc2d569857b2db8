-- Deploy holdfast:core/take_up_notification to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.take_up_notification(
  p_notification_id bigint,
  p_message_id bigint,
  p_read_count integer,
  p_at timestamptz
)
returns boolean
language plpgsql
volatile
as $$
declare
  v_notification core.notification;
  v_turn_at timestamptz;
begin
  select n.* into v_notification
  from core.notification as n
  where n.notification_id = p_notification_id and n.status in ('queued', 'sending')
  for update;
  if not found or v_notification.kind = 'reminder' and core.plan_reminder(v_notification.booking_id, p_at) > p_at then
    perform core.acknowledge_message('notification', p_message_id, p_read_count);
    return false;
  end if;
  v_turn_at := core.find_turn(v_notification, p_at);
  if v_turn_at is not null then
    perform core.defer_message(p_message_id, p_read_count, v_turn_at);
    return false;
  end if;
  update core.notification as n
  set status = core.judge_notification(v_notification, p_at), try_count = n.try_count + 1, sending_at = p_at
  where n.notification_id = p_notification_id
  returning n.* into v_notification;
  if v_notification.status <> 'sending' then
    perform core.acknowledge_message('notification', p_message_id, p_read_count);
    return false;
  end if;
  perform core.plan_reminder(v_notification.booking_id, p_at);
  return true;
end
$$;

comment on function core.take_up_notification(bigint, bigint, integer, timestamptz) is
  'Whether the e-mail of a leased message is to be sent now. One that waits for its turn stays in the queue, a reminder '
  'that is early goes back to its timer, any other is settled. The visit''s reminder is planned with it.';

revoke execute on function core.take_up_notification(bigint, bigint, integer, timestamptz) from public;

commit;
