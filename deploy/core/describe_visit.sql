-- Deploy holdfast:core/describe_visit to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.describe_visit(p_booking core.booking)
returns jsonb
language plpgsql
stable
as $$
begin
  return (
    select jsonb_build_object(
      'reference', p_booking.reference,
      'state', p_booking.state,
      'reason', p_booking.state_reason,
      'starts_at', lower(p_booking.during),
      'ends_at', upper(p_booking.during),
      'hold_expires_at', p_booking.hold_expires_at,
      'booking_date', p_booking.starts_local::date,
      'start_time', to_char(p_booking.starts_local, 'HH24:MI'),
      'end_time', to_char(upper(p_booking.during) at time zone v.timezone, 'HH24:MI'),
      'party_size', p_booking.party_size,
      'booking_type', e.code,
      'booking_type_name', e.name,
      'seating_preference', p_booking.seating_preference,
      'notes', p_booking.notes,
      'tables', coalesce(t.tables, '[]'),
      'zones', coalesce(t.zones, '[]'),
      'therapists', coalesce(t.therapists, '[]'),
      'rooms', coalesce(t.rooms, '[]'),
      'previous', core.describe_former_visit(p_booking.booking_id),
      'alternatives', coalesce((
        select (a.plans -> 'alternatives')::jsonb
        from core.booking_attempt as a
        where a.booking_id = p_booking.booking_id and p_booking.state = 'failed'
        order by a.number desc
        limit 1
      ), '[]')
    )
    from core.venue as v
    inner join core.service as e on e.service_id = p_booking.service_id
    cross join lateral (
      select
        jsonb_agg(r.label order by r.resource_id) filter (where r.kind = 'table') as tables,
        jsonb_agg(distinct r.label) filter (where r.kind = 'therapist') as therapists,
        jsonb_agg(distinct r.label) filter (where r.kind = 'room') as rooms,
        jsonb_agg(distinct z.name) filter (where z.name is not null) as zones
      from core.claim as c
      inner join core.resource as r on r.venue_id = c.venue_id and r.resource_id = c.resource_id
      left join core.zone as z on z.venue_id = r.venue_id and z.zone_id = r.zone_id
      where c.booking_id = p_booking.booking_id
    ) as t
    where v.venue_id = p_booking.venue_id
  );
end
$$;

comment on function core.describe_visit(core.booking) is
  'A booking in the venue''s own terms, as its e-mails need it: when, for how many, with what.';

revoke execute on function core.describe_visit(core.booking) from public;

commit;
