-- Deploy holdfast:ops/notification_result to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace view ops.notification_result
with (security_barrier)
as
select n.kind, n.status::text as status, count(*) as notification_count
from core.notification as n
where n.notification_id > coalesce((
    select o.notification_id
    from core.notification as o
    where o.queued_at < now() - interval '1 hour'
    order by o.notification_id desc
    limit 1
  ), 0)
  -- Reminders are dated ahead.
  and n.queued_at between now() - interval '1 hour' and statement_timestamp()
group by n.kind, n.status;

comment on view ops.notification_result is 'What became of the e-mails that were asked for in the last hour.';
comment on column ops.notification_result.kind is 'What they say.';
comment on column ops.notification_result.status is 'queued, sending, sent, failed, suppressed or expired.';
comment on column ops.notification_result.notification_count is 'How many.';

grant select on ops.notification_result to holdfast_staff, holdfast_monitor;

commit;
