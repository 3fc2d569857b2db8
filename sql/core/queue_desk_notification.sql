create or replace function core.queue_desk_notification(
  p_venue_id bigint,
  p_booking_id bigint,
  p_kind text,
  p_version integer,
  p_at timestamptz
)
returns void
language plpgsql
volatile
as $$
declare
  v_notification_id bigint;
begin
  insert into core.notification (booking_id, venue_id, kind, version, deadline_at, queued_at)
  select
    p_booking_id, case when p_booking_id is null then m.venue_id end, k.kind, p_version, p_at + k.tried_at_most, p_at
  from core.venue_mail as m
  cross join core.notification_kind as k
  where m.venue_id = p_venue_id and m.desk_email is not null and k.kind = p_kind and k.recipient = 'venue'
  on conflict do nothing
  returning notification_id into v_notification_id;
  if found then
    insert into pgmq.q_notification (vt, message)
    values (clock_timestamp(), jsonb_build_object('notification_id', v_notification_id));
  end if;
end
$$;

comment on function core.queue_desk_notification(bigint, bigint, text, integer, timestamptz) is
  'Writes and queues one e-mail to a venue, where it has an address for them: about a booking, or about itself when '
  'p_booking_id is null; at most one for each kind and version.';

revoke execute on function core.queue_desk_notification(bigint, bigint, text, integer, timestamptz) from public;
