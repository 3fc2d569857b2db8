create or replace function core.expire_notifications(p_booking_id bigint)
returns void
language plpgsql
volatile
as $$
begin
  update core.notification as n
  set status = 'expired'
  where n.booking_id = p_booking_id and n.status = 'queued';
  delete from core.timer as t
  using core.notification as n
  where n.booking_id = p_booking_id and t.notification_id = n.notification_id and n.status = 'expired';
end
$$;

comment on function core.expire_notifications(bigint) is
  'Calls back the e-mails about a booking that no worker has taken up: they are no longer true.';

revoke execute on function core.expire_notifications(bigint) from public;
