create or replace function ops.check_appointments()
returns table (invariant text, venue_id bigint, booking_id bigint, detail jsonb)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  with appointment as materialized (
    select
      b.booking_id, b.venue_id, b.service_id, b.therapist_wish_id, ceil(b.party_size::numeric / s.guest_count) as units
    from core.venue as v
    inner join core.booking as b on b.venue_id = v.venue_id
    inner join core.service as s on s.service_id = b.service_id
    where v.kind = 'practice' and b.state in ('held', 'confirmed', 'seated') and lower(b.during) > now()
  ),
  taken as materialized (
    select
      a.booking_id, r.resource_id, r.kind,
      array_agg(c.during::tstzrange order by c.during) as times
    from appointment as a
    inner join core.claim as c on c.booking_id = a.booking_id
    inner join core.resource as r on r.resource_id = c.resource_id
    group by a.booking_id, r.resource_id, r.kind
  )
  select 'appointment_has_what_it_takes', a.venue_id, a.booking_id,
    jsonb_build_object('kind', n.kind, 'wanted', n.resource_count * a.units, 'taken', t.resource_count)
  from appointment as a
  inner join core.service_need as n on n.service_id = a.service_id
  cross join lateral (
    select count(*) as resource_count from taken as t where t.booking_id = a.booking_id and t.kind = n.kind
  ) as t
  where t.resource_count <> n.resource_count * a.units
  union all
  select 'appointment_is_one_for_all', a.venue_id, a.booking_id, jsonb_build_object('kind', t.kind)
  from appointment as a
  inner join taken as t on t.booking_id = a.booking_id
  group by a.venue_id, a.booking_id, t.kind
  having count(distinct t.times) > 1
  union all
  select 'therapist_is_qualified_and_room_suits', a.venue_id, a.booking_id, jsonb_build_object('resource', t.resource_id)
  from appointment as a
  inner join taken as t on t.booking_id = a.booking_id
  where not exists (
    select from core.resource_service as k where k.resource_id = t.resource_id and k.service_id = a.service_id
  )
  union all
  select 'wished_therapist_is_the_one', a.venue_id, a.booking_id, jsonb_build_object('therapist', a.therapist_wish_id)
  from appointment as a
  where a.therapist_wish_id is not null and not exists (
    select from taken as t where t.booking_id = a.booking_id and t.resource_id = a.therapist_wish_id
  )
  union all
  select 'hold_ends_by_its_limit', h.venue_id, h.booking_id,
    jsonb_build_object('expires', b.hold_expires_at, 'limit', h.ends_by)
  from core.hold as h
  inner join core.booking as b on b.booking_id = h.booking_id and b.state = 'held'
  where b.hold_expires_at > h.ends_by;
$$;

comment on function ops.check_appointments() is
  'Invariants of practices: each appointment to come has its therapists and rooms, all of a kind at the same times and able to '
  'serve it, with the therapist who was asked for; a hold ends by its limit.';

revoke execute on function ops.check_appointments() from public;
grant execute on function ops.check_appointments() to holdfast_staff, holdfast_monitor;
