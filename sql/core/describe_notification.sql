create or replace function core.describe_notification(p_notification_id bigint)
returns jsonb
language sql
stable
as $$
  select jsonb_build_object(
    'message_key', n.kind || '.' || n.notification_id || '.' || lower(b.reference),
    'reference', b.reference,
    'state', b.state,
    'reason', b.state_reason,
    'venue', jsonb_build_object('slug', v.slug, 'name', v.name) || v.contact,
    'timezone', v.timezone,
    'starts_at', lower(b.during),
    'ends_at', upper(b.during),
    'booking_date', b.starts_local::date,
    'start_time', to_char(b.starts_local, 'HH24:MI'),
    'end_time', to_char(upper(b.during) at time zone v.timezone, 'HH24:MI'),
    'party_size', b.party_size,
    'booking_type', e.code,
    'booking_type_name', e.name,
    'seating_preference', b.seating_preference,
    'notes', b.notes,
    'tables', coalesce(t.labels, '[]'),
    'zones', coalesce(t.zones, '[]'),
    'previous', core.describe_former_visit(b.booking_id),
    'alternatives', coalesce((
      select a.plans -> 'alternatives'
      from core.booking_attempt as a
      where a.booking_id = b.booking_id and b.state = 'failed'
      order by a.number desc
      limit 1
    ), '[]')
  )
  from core.notification as n
  inner join core.booking as b on b.booking_id = n.booking_id
  inner join core.venue as v on v.venue_id = b.venue_id
  inner join core.service as e on e.service_id = b.service_id
  cross join lateral (
    select jsonb_agg(r.label order by r.resource_id) as labels, jsonb_agg(distinct z.name) as zones
    from core.claim as c
    inner join core.resource as r on r.venue_id = c.venue_id and r.resource_id = c.resource_id
    left join core.zone as z on z.venue_id = r.venue_id and z.zone_id = r.zone_id
    where c.booking_id = b.booking_id
  ) as t
  where n.notification_id = p_notification_id;
$$;

comment on function core.describe_notification(bigint) is
  'What an e-mail''s template needs: the booking in the venue''s own terms; message_key is the same at every try.';

revoke execute on function core.describe_notification(bigint) from public;
