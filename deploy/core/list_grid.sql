-- Deploy holdfast:core/list_grid to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.list_grid(p_venue core.venue, p_service_date date, p_times tstzmultirange)
returns table (
  starts_local timestamp,
  starts_at timestamptz,
  fold integer
)
language sql
stable
as $$
  with span as (
    select
      lower(t.times) as first, upper(t.times) as last,
      lower(t.times) at time zone p_venue.timezone as first_local,
      upper(t.times) at time zone p_venue.timezone as last_local,
      (lower(t.times) - interval '3 hours') at time zone p_venue.timezone as early_local
    from unnest(p_times) as t(times)
  ),
  local as (
    -- Where the clock is set back within a span, its wall clock runs further than from its first to its last time; where
    -- it was set back shortly before, all of the span's wall clock can be the second.
    select distinct g.starts_local
    from span as s
    cross join lateral (
      select case when s.last_local - s.early_local = s.last - s.first + interval '3 hours' then interval '0'
        else interval '3 hours' end as more
    ) as m
    cross join lateral generate_series(
      date_bin(p_venue.slot_length, s.first_local - m.more - interval '1 microsecond', p_service_date::timestamp)
        + p_venue.slot_length,
      s.last_local + m.more,
      p_venue.slot_length
    ) as g(starts_local)
  )
  select l.starts_local, i.starts_at, i.fold
  from local as l
  cross join lateral core.list_instants(l.starts_local, p_venue.timezone) as i
  where p_times @> i.starts_at;
$$;

comment on function core.list_grid(core.venue, date, tstzmultirange) is
'The starts on a venue''s grid, which is counted by wall clock from midnight of the service day, within these times; '
  'where the clock is set back the same wall clock comes twice, as fold 0 and 1.';

revoke execute on function core.list_grid(core.venue, date, tstzmultirange) from public;

commit;
