create or replace function core.address_notification(p_notification_id bigint)
returns table (
  venue_id bigint,
  venue_name text,
  locale text,
  recipient_name text,
  recipient_email text
)
language sql
stable
as $$
  select
    v.venue_id,
    v.name,
    case k.recipient when 'venue' then m.locale else c.locale end,
    case k.recipient when 'venue' then v.name else c.name end,
    case k.recipient when 'venue' then m.desk_email else c.email end
  from core.notification as n
  inner join core.notification_kind as k on k.kind = n.kind
  left join core.booking as b on b.booking_id = n.booking_id
  left join core.hold as h on h.booking_id = b.booking_id and b.customer_id is null
  left join core.customer as c on c.customer_id = coalesce(b.customer_id, h.customer_id)
  inner join core.venue as v on v.venue_id = coalesce(b.venue_id, n.venue_id)
  inner join core.venue_mail as m on m.venue_id = v.venue_id
  where n.notification_id = p_notification_id;
$$;

comment on function core.address_notification(bigint) is
  'Whom an e-mail goes to, and in which language: the guest of its booking or hold, or the venue.';

revoke execute on function core.address_notification(bigint) from public;
