create or replace function api.unblock_resource(
  p_venue text default null,
  p_table text default null,
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
  v_count integer;
begin
  perform core.require_read_committed();
  v_resource_id := core.find_resource(v_venue.venue_id, p_table, 'table');
  perform core.require_argument(
    core.is_workable_date(p_from::date), 'from', 'Give the venue''s wall clock from which it is back in use.');
  perform core.require_argument(
    p_until > p_from and p_until <= p_from + interval '62 days', 'until',
    'Give the venue''s wall clock until which it is back in use, at most 62 days later.');
  -- A loop, because all days are locked in date order before anything is freed.
  for v_day in
    select d.day::date
    from generate_series(
      (p_from - v_venue.day_starts_at)::date::timestamp, p_until - v_venue.day_starts_at, interval '1 day'
    ) as d(day)
  loop
    perform core.lock_service_day(v_venue.venue_id, v_day);
    perform core.tell_availability(v_venue.venue_id, v_day);
  end loop;
  delete from core.claim as c
  where c.resource_id = v_resource_id
    and c.kind = 'blackout'
    and c.during && core.place_block(p_from, p_until, v_venue.timezone);
  get diagnostics v_count = row_count;
  return v_count;
end
$$;

comment on function api.unblock_resource(text, text, timestamp, timestamp) is
  'Puts a table back in use: ends every blackout of it that touches the span between two of the venue''s wall-clock '
  'times, and says how many (one a service day). Errors: RS001 invalid_argument, RS003 wrong_isolation_level, RS004 '
  'venue_unknown.';

revoke execute on function api.unblock_resource(text, text, timestamp, timestamp) from public;
grant execute on function api.unblock_resource(text, text, timestamp, timestamp) to holdfast_service, holdfast_staff;
