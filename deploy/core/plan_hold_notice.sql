-- Deploy holdfast:core/plan_hold_notice to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.plan_hold_notice(p_booking_id bigint, p_expires_at timestamptz, p_at timestamptz)
returns void
language plpgsql
volatile
as $$
declare
  v_due_at timestamptz;
  v_notification_id bigint;
begin
  select p_expires_at - m.hold_notice_lead into v_due_at
  from core.hold as h
  inner join core.venue_mail as m on m.venue_id = h.venue_id
  where h.booking_id = p_booking_id and h.customer_id is not null;
  -- Who has less time than that knows it.
  if v_due_at is null or v_due_at <= p_at then
    return;
  end if;
  insert into core.notification as n (booking_id, kind, version, deadline_at, queued_at)
  select b.booking_id, 'hold_expiring', b.state_version, p_expires_at, v_due_at
  from core.booking as b
  where b.booking_id = p_booking_id
  on conflict (booking_id, kind, version) do update
  set deadline_at = excluded.deadline_at, queued_at = excluded.queued_at
  where n.status = 'queued'
  returning n.notification_id into v_notification_id;
  if found then
    delete from core.timer as t where t.notification_id = v_notification_id;
    insert into core.timer (due_at, queue_name, notification_id) values (v_due_at, 'notification', v_notification_id);
  end if;
end
$$;

comment on function core.plan_hold_notice(bigint, timestamptz, timestamptz) is
  'Has a known guest told before a hold ends, where the venue wants that: sets the timer, or moves it when the hold is '
  'renewed. They are told once.';

revoke execute on function core.plan_hold_notice(bigint, timestamptz, timestamptz) from public;

commit;
