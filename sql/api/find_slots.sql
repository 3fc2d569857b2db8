create or replace function api.find_slots(
  p_venue text default null,
  p_service text default null,
  p_from date default null,
  p_to date default null,
  p_therapist text default 'any',
  p_party integer default 1,
  p_exclude text default null
)
returns table (
  starts_at timestamptz,
  ends_at timestamptz,
  local_start text,
  local_end text,
  booking_date date,
  start_time time,
  fold integer,
  therapists jsonb,
  rooms jsonb
)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
-- So many set functions look expensive to the planner, and compiling costs more than the answer.
set jit = off
as $$
declare
  v_at timestamptz := clock_timestamp();
  v_venue core.venue;
  v_service_id bigint;
  v_own core.booking;
  v_names jsonb;
begin
  perform core.require_argument(p_venue is not null, 'venue', 'Give the venue''s slug.');
  v_venue := core.find_venue(p_venue);
  perform core.require_argument(v_venue.kind = 'practice', 'venue', 'Give a practice; ask api.list_availability for tables.');
  v_service_id := core.find_treatment(v_venue.venue_id, p_service);
  perform core.require_argument(core.is_workable_date(p_from), 'from', 'Give the first date as YYYY-MM-DD.');
  perform core.require_argument(
    p_to is null or p_to between p_from and p_from + 61, 'to', 'Give a date up to 61 days after the first.');
  perform core.require_argument(p_party between 1 and 1000, 'party', 'Give a number of guests from 1 up.');
  v_own := core.find_own_hold(v_venue.venue_id, p_exclude);
  select jsonb_object_agg(r.resource_id, jsonb_build_object('id', r.resource_id, 'label', r.label)) into v_names
  from core.resource as r
  where r.venue_id = v_venue.venue_id;
  return query
    select
      s.starts_at, s.ends_at, core.format_local(s.starts_at, v_venue.timezone),
      core.format_local(s.ends_at, v_venue.timezone), s.starts_local::date, s.starts_local::time, s.fold,
      array_to_json(array(select v_names -> i.id::text from unnest(s.therapist_ids) as i(id)))::jsonb,
      array_to_json(array(select v_names -> i.id::text from unnest(s.room_ids) as i(id)))::jsonb
    from core.list_slots(
      v_venue, p_from, coalesce(p_to, p_from), v_service_id, core.count_units(v_service_id, p_party),
      core.find_therapist(v_venue.venue_id, p_therapist), v_own.booking_id, core.is_insider(), v_at
    ) as s
    order by s.starts_at;
end
$$;

comment on function api.find_slots(text, text, date, date, text, integer, text) is
'The slots of a practice that can be held now, on the service days from p_from to p_to, each with the therapists and '
  'rooms who would do: exactly what api.attempt_hold accepts. p_service is a code or a name; p_exclude is the reference '
  'of one''s own hold, or of a booking that is to be changed by api.modify_booking, which does not hide its slot. fold is 1 for the second of two equal wall-clock times. '
  'Errors: RS001 invalid_argument, RS004 venue_unknown, RS005 booking_unknown, RS006 service_unknown.';

revoke execute on function api.find_slots(text, text, date, date, text, integer, text) from public;
grant execute on function api.find_slots(text, text, date, date, text, integer, text)
  to holdfast_guest, holdfast_service, holdfast_staff;
