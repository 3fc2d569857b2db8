create or replace function core.plan_reminder(p_booking_id bigint, p_at timestamptz)
returns timestamptz
language plpgsql
volatile
as $$
declare
  v_notification_id bigint;
  v_starts_at timestamptz;
  v_due_at timestamptz;
begin
  select lower(b.during), lower(b.during) - m.reminder_lead into v_starts_at, v_due_at
  from core.booking as b
  inner join core.venue_mail as m on m.venue_id = b.venue_id
  where b.booking_id = p_booking_id and b.state = 'confirmed';
  if v_due_at is null or v_due_at <= p_at then
    return v_due_at;
  end if;
  update core.notification as n
  set status = 'queued', queued_at = v_due_at, deadline_at = v_starts_at
  where n.booking_id = p_booking_id and n.kind = 'reminder' and n.status in ('queued', 'sending')
  returning n.notification_id into v_notification_id;
  if not found then
    insert into core.notification (booking_id, kind, version, deadline_at, queued_at)
    select b.booking_id, 'reminder', b.state_version, v_starts_at, v_due_at
    from core.booking as b
    where b.booking_id = p_booking_id
    on conflict do nothing
    returning notification_id into v_notification_id;
  end if;
  if v_notification_id is null then
    return v_due_at;
  end if;
  update core.timer as t set due_at = v_due_at where t.notification_id = v_notification_id;
  if not found then
    insert into core.timer (due_at, queue_name, notification_id) values (v_due_at, 'notification', v_notification_id);
  end if;
  return v_due_at;
end
$$;

comment on function core.plan_reminder(bigint, timestamptz) is
  'Sets the timer of a confirmed visit''s reminder, or moves it to where the visit lies now, and returns when it is due; '
  'null where there is none. One that would be due already is not set: the guest has just been told.';

revoke execute on function core.plan_reminder(bigint, timestamptz) from public;
