-- Deploy holdfast:api/remove_extra_hours to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function api.remove_extra_hours(
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
as $$
declare
  v_venue core.venue := core.find_venue(p_venue);
  v_resource_id bigint;
  v_days date[];
begin
  perform core.require_read_committed();
  perform core.require_argument(v_venue.kind = 'practice', 'resource',
    'Tables have no hours of their own: give the venue''s hours in its file.');
  v_resource_id := core.find_resource(v_venue.venue_id, p_resource, 'resource');
  perform core.require_argument(
    core.is_workable_date(p_from::date), 'from', 'Give the venue''s wall clock from which to look.');
  perform core.require_argument(
    core.is_workable_date(p_until::date) and p_until > p_from, 'until', 'Give the venue''s wall clock until which to look.');
  with gone as (
    delete from core.resource_extra as x
    where x.resource_id = v_resource_id
      and x.during && tstzrange(
        core.place_local_time(p_from, v_venue.timezone),
        greatest(core.place_local_time(p_from, v_venue.timezone), core.place_local_time(p_until, v_venue.timezone)), '[]')
    returning x.service_date
  )
  select array_agg(g.service_date) into v_days from gone as g;
  perform core.tell_availability(v_venue.venue_id, d.day) from (select distinct unnest(v_days) as day) as d;
  return coalesce(cardinality(v_days), 0);
end
$$;

comment on function api.remove_extra_hours(text, text, timestamp, timestamp) is
'Takes back the extra hours of a therapist or a room that touch a span between two of the venue''s wall-clock times, and '
  'says how many. Appointments that were made in them stay. Errors: RS001 invalid_argument, RS003 wrong_isolation_level, '
  'RS004 venue_unknown.';

revoke execute on function api.remove_extra_hours(text, text, timestamp, timestamp) from public;
grant execute on function api.remove_extra_hours(text, text, timestamp, timestamp)
  to holdfast_service, holdfast_staff;

commit;
