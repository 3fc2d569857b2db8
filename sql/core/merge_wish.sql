create or replace function core.merge_wish(
  p_booking core.booking,
  p_date date,
  p_time time,
  p_party integer,
  p_service text,
  p_seating text,
  p_zone text,
  p_therapist text,
  p_fold integer,
  p_at timestamptz
)
returns core.visit_request
language plpgsql
stable
as $$
declare
  v_starts_local timestamp;
  v_known record;
  v_fold integer;
begin
  perform core.require_argument(coalesce(core.is_workable_date(p_date), true), 'date', 'Give a date as YYYY-MM-DD.');
  v_starts_local := coalesce(p_date, p_booking.starts_local::date) + coalesce(p_time, p_booking.starts_local::time);
  select v.slug, v.timezone, s.code as service, s.name as service_name, z.name as zone, r.label as therapist
  into strict v_known
  from core.venue as v
  inner join core.service as s on s.venue_id = v.venue_id and s.service_id = p_booking.service_id
  left join core.zone as z on z.venue_id = v.venue_id and z.zone_id = p_booking.zone_wish_id
  left join core.resource as r on r.venue_id = v.venue_id and r.resource_id = p_booking.therapist_wish_id
  where v.venue_id = p_booking.venue_id;
  p_therapist := coalesce(nullif(btrim(coalesce(p_therapist, v_known.therapist)), ''), 'any');
  -- Who does not speak of the time keeps the second of two equal local times, too.
  v_fold := coalesce(p_fold, (
    v_starts_local = p_booking.starts_local
    and lower(p_booking.during) <> core.resolve_local_time(v_starts_local, v_known.timezone, 0)
  )::integer);
  if v_starts_local = p_booking.starts_local
    and coalesce(p_party = p_booking.party_size, true)
    and coalesce(p_service in (v_known.service, v_known.service_name), true)
    and coalesce(p_seating = p_booking.seating_preference, true)
    and nullif(coalesce(p_zone, v_known.zone), '') is not distinct from v_known.zone
    and lower(p_therapist) = lower(coalesce(v_known.therapist, 'any'))
    and core.resolve_local_time(v_starts_local, v_known.timezone, v_fold) = lower(p_booking.during)
  then
    return null;
  end if;
  return core.add_therapist_wish(core.check_visit(
    v_known.slug, v_starts_local::date, v_starts_local::time, coalesce(p_party, p_booking.party_size),
    coalesce(p_service, v_known.service), coalesce(p_seating, p_booking.seating_preference),
    nullif(coalesce(p_zone, v_known.zone), ''), v_fold, core.is_insider(), p_at), p_therapist);
end
$$;

comment on function core.merge_wish(
  core.booking, date, time, integer, text, text, text, text, integer, timestamptz
) is
  'What a booking would be with these changes, checked like a new wish; null when they ask for no other tables. Null '
  'leaves a thing as it is, an empty zone or therapist wishes for none. Errors: those of core.check_visit.';

revoke execute on function core.merge_wish(
  core.booking, date, time, integer, text, text, text, text, integer, timestamptz
) from public;
