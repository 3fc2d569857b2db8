create or replace function core.find_turn(p_notification core.notification, p_at timestamptz)
returns timestamptz
language plpgsql
stable
as $$
begin
  return (
    select greatest(min(t.due_at), p_at + interval '1 second')
    from core.notification as e
    inner join core.notification_kind as k on k.kind = e.kind
    inner join core.notification_kind as o on o.kind = p_notification.kind and o.recipient = k.recipient
    left join core.timer as t on t.notification_id = e.notification_id
    where e.booking_id = p_notification.booking_id
      and e.status in ('queued', 'sending')
      and (e.queued_at, e.notification_id) < (p_notification.queued_at, p_notification.notification_id)
    having count(*) > 0
  );
end
$$;

comment on function core.find_turn(core.notification, timestamptz) is
  'When to look again at an e-mail that must wait for an earlier one about the same booking to the same reader; null '
  'when it is its turn.';

revoke execute on function core.find_turn(core.notification, timestamptz) from public;
