create or replace function core.redrive_notification(p_notification_id bigint, p_at timestamptz)
returns text
language plpgsql
volatile
as $$
begin
  update core.notification as n
  set status = 'queued', error = null, deadline_at = greatest(n.deadline_at, p_at + interval '1 hour')
  where n.notification_id = p_notification_id and n.status = 'failed';
  if found then
    perform pgmq.send('notification', jsonb_build_object('notification_id', p_notification_id));
    return 'redriven';
  end if;
  return 'nothing_to_do';
end
$$;

comment on function core.redrive_notification(bigint, timestamptz) is
  'Queues an e-mail of which a dead letter tells once more, with an hour at least: redriven, or nothing_to_do when '
  'it has not failed.';

revoke execute on function core.redrive_notification(bigint, timestamptz) from public;
