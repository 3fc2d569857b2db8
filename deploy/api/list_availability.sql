-- Deploy holdfast:api/list_availability to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function api.list_availability(
  p_venue text default null,
  p_date date default null,
  p_party integer default null,
  p_service text default null,
  p_seating text default 'any'
)
returns table (
  booking_type text,
  start_time time,
  starts_at timestamptz,
  end_time time,
  ends_at timestamptz
)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_venue core.venue;
  v_service_id bigint;
begin
  perform core.require_argument(p_venue is not null, 'venue', 'Give the venue''s slug.');
  perform core.require_argument(isfinite(p_date), 'date', 'Give a date as YYYY-MM-DD.');
  perform core.require_argument(p_party between 1 and 1000, 'party', 'Give a number of guests from 1 up.');
  perform core.require_argument(p_seating in ('any', 'indoor', 'outdoor'), 'seating', 'Give any, indoor or outdoor.');
  v_venue := core.find_venue(p_venue);
  if p_service is not null then
    select s.service_id into v_service_id
    from core.service as s
    where s.venue_id = v_venue.venue_id and s.code = p_service and s.is_active;
    if not found then
      perform core.refuse_service(v_venue.venue_id, p_service);
    end if;
  end if;
  return query
    select
      s.code,
      f.starts_local::time,
      f.starts_at,
      (f.ends_at at time zone v_venue.timezone)::time,
      f.ends_at
    from core.list_free_starts(
      v_venue, p_date, p_party, v_service_id, p_seating, core.is_insider(), clock_timestamp()
    ) as f
    inner join core.service as s on s.service_id = f.service_id
    order by f.starts_at, s.code;
end
$$;

comment on function api.list_availability(text, date, integer, text, text) is
  'The starts of a service day at which a party would be seated now; p_service null means every service. Errors: RS001 '
  'invalid_argument, RS004 venue_unknown, RS006 service_unknown.';

revoke execute on function api.list_availability(text, date, integer, text, text) from public;
grant execute on function api.list_availability(text, date, integer, text, text)
  to holdfast_guest, holdfast_service, holdfast_staff;

commit;
