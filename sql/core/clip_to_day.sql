create or replace function core.clip_to_day(
  p_venue core.venue,
  p_service_date date,
  p_from timestamp,
  p_until timestamp
)
returns tstzrange
language sql
stable
as $$
  -- The cut-off means the first of two equal times.
  select core.place_block(p_from, p_until, p_venue.timezone) * tstzrange(
    core.place_local_time(p_service_date + p_venue.day_starts_at, p_venue.timezone),
    core.place_local_time(p_service_date + 1 + p_venue.day_starts_at, p_venue.timezone)
  );
$$;

comment on function core.clip_to_day(core.venue, date, timestamp, timestamp) is
  'The part of a wall-clock span that lies in a service day: a claim never crosses the cut-off.';

revoke execute on function core.clip_to_day(core.venue, date, timestamp, timestamp) from public;
