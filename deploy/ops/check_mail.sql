-- Deploy holdfast:ops/check_mail to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function ops.check_mail()
returns table (invariant text, venue_id bigint, booking_id bigint, detail jsonb)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select 'confirmed_guest_is_told_once', b.venue_id, b.booking_id,
    jsonb_build_object('confirmed', h.times, 'told', n.times)
  from core.booking as b
  inner join core.customer as c on c.customer_id = b.customer_id and c.email is not null
  cross join lateral (
    -- From confirmed to confirmed means other contacts: who has a new address is told there.
    select count(*) as times, max(h.version) filter (where h.from_state <> 'confirmed') as version
    from core.booking_state_history as h
    where h.booking_id = b.booking_id and h.to_state = 'confirmed'
      and h.from_state not in ('seated', 'no_show')
  ) as h
  cross join lateral (
    select count(*) filter (where k.invitation = 'request') as times, max(n.version) as version
    from core.notification as n
    inner join core.notification_kind as k on k.kind = n.kind
    where n.booking_id = b.booking_id and (k.invitation = 'request' or k.kind = 'modification_failed')
  ) as n
  where b.state = 'confirmed' and (n.times > greatest(h.times, 1) or coalesce(n.version, 0) < h.version)
  union all
  select 'queued_notification_is_queued', coalesce(b.venue_id, n.venue_id), n.booking_id,
    jsonb_build_object('notification', n.notification_id, 'status', n.status)
  from core.notification as n
  left join core.booking as b on b.booking_id = n.booking_id
  where n.status in ('queued', 'sending')
    and not exists (
      select from pgmq.q_notification as q where core.read_key(q.message, 'notification_id') = n.notification_id
    )
    and not exists (select from core.timer as t where t.notification_id = n.notification_id)
  union all
  select 'kind_of_notification_is_known', coalesce(b.venue_id, n.venue_id), n.booking_id,
    jsonb_build_object('notification', n.notification_id, 'kind', n.kind)
  from core.notification as n
  left join core.booking as b on b.booking_id = n.booking_id
  where not exists (select from core.notification_kind as k where k.kind = n.kind)
  union all
  select 'only_one_reminder_waits', min(b.venue_id), n.booking_id, jsonb_build_object('reminders', count(*))
  from core.notification as n
  inner join core.booking as b on b.booking_id = n.booking_id
  where n.kind = 'reminder' and n.status = 'queued'
  group by n.booking_id
  having count(*) > 1 or bool_or(b.state in ('cancelled', 'failed', 'expired'))
  union all
  select 'sent_confirmation_has_its_reminder', b.venue_id, b.booking_id,
    jsonb_build_object('due_at', lower(b.during) - m.reminder_lead)
  from core.booking as b
  inner join core.venue as v on v.venue_id = b.venue_id
  inner join core.venue_mail as m on m.venue_id = b.venue_id
  inner join core.notification as n
    on n.booking_id = b.booking_id and n.status = 'sent' and n.version = b.state_version
  inner join core.notification_kind as k on k.kind = n.kind and k.invitation = 'request'
  where b.state = 'confirmed'
    and n.sent_at < lower(b.during) - m.reminder_lead - interval '1 hour'
    -- What was told before the venue's file said when to remind has none.
    and n.sent_at > v.loaded_at
    and not exists (select from core.notification as r where r.booking_id = b.booking_id and r.kind = 'reminder');
$$;

comment on function ops.check_mail() is
  'Invariants of the e-mails: who must be told is told once, what waits is queued, reminders fit their visits.';

revoke execute on function ops.check_mail() from public;
grant execute on function ops.check_mail() to holdfast_staff, holdfast_monitor;

commit;
