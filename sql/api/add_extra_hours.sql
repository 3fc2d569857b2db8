create or replace function api.add_extra_hours(
  p_venue text default null,
  p_resource text default null,
  p_from timestamp default null,
  p_until timestamp default null
)
returns integer
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
set lock_timeout = '2s'
as $$
declare
  v_venue core.venue := core.find_venue(p_venue);
  v_resource_id bigint;
  v_day date;
  v_during tstzrange;
begin
  perform core.require_read_committed();
  perform core.require_argument(v_venue.kind = 'practice', 'resource',
    'Tables have no hours of their own: give the venue''s hours in its file.');
  v_resource_id := core.find_resource(v_venue.venue_id, p_resource, 'resource');
  perform core.require_argument(
    core.is_workable_date(p_from::date), 'from', 'Give the venue''s wall clock from which there are extra hours.');
  v_day := (p_from - v_venue.day_starts_at)::date;
  perform core.require_argument(
    p_until > p_from and p_until <= v_day + 1 + v_venue.day_starts_at, 'until',
    'Give the venue''s wall clock until which there are extra hours, on the same service day.');
  v_during := core.place_span(v_day, p_from - v_day, p_until - v_day, v_venue.timezone);
  perform core.require_argument(not isempty(v_during), 'from', 'The clock skips that time; give another one.');
  perform core.lock_service_day(v_venue.venue_id, v_day);
  insert into core.resource_extra (resource_id, venue_id, service_date, during)
  values (v_resource_id, v_venue.venue_id, v_day, v_during)
  on conflict do nothing;
  if not found then
    perform core.raise_refusal('RS221', 'there are extra hours then already',
      jsonb_build_object('field', 'from'), 'Remove them first with api.remove_extra_hours, or give another time.');
  end if;
  perform core.tell_availability(v_venue.venue_id, v_day);
  return 1;
end
$$;

comment on function api.add_extra_hours(text, text, timestamp, timestamp) is
'Lets a therapist work, or a room be used, between two wall-clock times of one service day, whatever the opening hours '
  'or breaks say; answers 1. Errors: RS001 invalid_argument, RS003 wrong_isolation_level, RS004 venue_unknown, RS221 '
  'extra_hours_overlap.';

revoke execute on function api.add_extra_hours(text, text, timestamp, timestamp) from public;
grant execute on function api.add_extra_hours(text, text, timestamp, timestamp)
  to holdfast_service, holdfast_staff;
