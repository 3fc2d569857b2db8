create or replace function core.postpone_notification(p_notification_id bigint, p_error text, p_at timestamptz)
returns text
language plpgsql
volatile
as $$
declare
  v_notification core.notification;
  v_due_at timestamptz;
begin
  select n.* into strict v_notification
  from core.notification as n
  where n.notification_id = p_notification_id
  for update;
  -- A copy of a mail that was sent meanwhile takes nothing back.
  if v_notification.status <> 'sending' then
    return v_notification.status;
  end if;
  v_due_at := p_at + least(interval '5 seconds' * power(2, least(v_notification.try_count, 10) - 1), interval '10 minutes');
  update core.notification as n
  set status = case when v_due_at < n.deadline_at then 'queued' else 'failed' end, error = left(p_error, 1000)
  where n.notification_id = p_notification_id;
  if v_due_at >= v_notification.deadline_at then
    return 'failed';
  end if;
  insert into core.timer (due_at, queue_name, notification_id)
  values (v_due_at, 'notification', p_notification_id);
  return 'queued';
end
$$;

comment on function core.postpone_notification(bigint, text, timestamptz) is
  'After temporary trouble: again in 5, 10, 20 ... seconds, ten minutes at most, until the deadline; then failed.';

revoke execute on function core.postpone_notification(bigint, text, timestamptz) from public;
