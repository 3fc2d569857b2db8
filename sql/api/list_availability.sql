create or replace function api.list_availability(
  p_venue text default null,
  p_date date default null,
  p_party integer default null,
  p_service text default null,
  p_seating text default 'any',
  p_until date default null,
  p_with_moves boolean default false
)
returns table (
  booking_type text,
  start_time time,
  starts_at timestamptz,
  end_time time,
  ends_at timestamptz,
  booking_date date,
  needs_moves boolean,
  fold integer
)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
-- A thousand days look expensive to the planner, and compiling costs more than the answer.
set jit = off
as $$
declare
  v_at timestamptz := clock_timestamp();
  v_venue core.venue;
  v_service_id bigint;
  v_is_insider boolean := core.is_insider();
begin
  perform core.require_argument(p_venue is not null, 'venue', 'Give the venue''s slug.');
  perform core.require_argument(core.is_workable_date(p_date), 'date', 'Give a date as YYYY-MM-DD.');
  perform core.require_argument(
    p_until is null or p_until between p_date and p_date + 61, 'until', 'Give a date up to 61 days after the first.');
  perform core.require_argument(p_party between 1 and 1000, 'party', 'Give a number of guests from 1 up.');
  perform core.require_argument(p_seating in ('any', 'indoor', 'outdoor'), 'seating', 'Give any, indoor or outdoor.');
  perform core.require_argument(p_with_moves is not null, 'with_moves', 'Give true or false.');
  v_venue := core.find_venue(p_venue);
  v_service_id := core.find_service(v_venue.venue_id, p_service);
  return query
    select
      s.code, f.starts_local::time, f.starts_at, (f.ends_at at time zone v_venue.timezone)::time, f.ends_at,
      f.starts_local::date, f.needs_moves, core.get_fold(f.starts_local, f.starts_at, v_venue.timezone)
    from generate_series(p_date::timestamp, coalesce(p_until, p_date)::timestamp, interval '1 day') as d(day)
    cross join lateral (
      select n.service_id, n.starts_local, n.starts_at, n.ends_at, false as needs_moves
      from core.list_free_starts(v_venue, d.day::date, p_party, v_service_id, p_seating, null, v_is_insider, v_at) as n
      union all
      select r.service_id, r.starts_local, r.starts_at, r.ends_at, true
      from core.list_room_starts(v_venue, d.day::date, p_party, v_service_id, p_seating, v_is_insider, 2000, v_at) as r
      where p_with_moves
    ) as f
    inner join core.service as s on s.service_id = f.service_id
    order by f.starts_at, s.code;
end
$$;

comment on function api.list_availability(text, date, integer, text, text, date, boolean) is
  'The starts of a service day, or of all days up to p_until, at which a party would be seated now; p_service null means '
  'every service. With p_with_moves also those at which it would be seated by moving others (needs_moves), as far as a '
  'limited search finds them. Errors: RS001 invalid_argument, RS004 venue_unknown, RS006 service_unknown.';

revoke execute on function api.list_availability(text, date, integer, text, text, date, boolean) from public;
grant execute on function api.list_availability(text, date, integer, text, text, date, boolean)
  to holdfast_guest, holdfast_service, holdfast_staff;
