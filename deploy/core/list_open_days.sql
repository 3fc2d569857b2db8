-- Deploy holdfast:core/list_open_days to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.list_open_days(p_venue core.venue, p_from date, p_until date)
returns table (
  service_date date,
  weekday integer,
  whole_day tstzrange,
  hours tstzmultirange,
  open_times tstzmultirange
)
language sql
stable
as $$
  select d.service_date, s.weekday, w.whole_day, h.hours, h.hours + e.extra
  from (
    select g.day::date as service_date
    from generate_series(p_from::timestamp, p_until::timestamp, interval '1 day') as g(day)
  ) as d
  cross join lateral (
    select
      count(*) > 0 as is_special,
      coalesce(min(x.windows_of), extract(isodow from d.service_date))::integer as weekday
    from core.special_day as x
    where x.venue_id = p_venue.venue_id and x.service_date = d.service_date
  ) as s
  cross join lateral (
    select core.place_span(
      d.service_date, p_venue.day_starts_at, p_venue.day_starts_at + interval '24 hours', p_venue.timezone
    ) as whole_day
  ) as w
  cross join lateral (
    select coalesce(range_agg(core.place_span(d.service_date, o.opens, o.closes, p_venue.timezone)), '{}') as hours
    from (
      select x.opens, x.closes
      from core.special_day as x
      where x.venue_id = p_venue.venue_id and x.service_date = d.service_date and x.opens is not null
      union all
      select n.opens, n.closes
      from core.opening_hours as n
      where not s.is_special and n.venue_id = p_venue.venue_id and n.weekday = extract(isodow from d.service_date)
    ) as o
  ) as h
  cross join lateral (
    select coalesce(range_agg(x.during::tstzrange), '{}') as extra
    from core.resource_extra as x
    where x.venue_id = p_venue.venue_id and x.service_date = d.service_date
  ) as e;
$$;

comment on function core.list_open_days(core.venue, date, date) is
'The service days of a practice in instants: from cut-off to cut-off, its opening hours, and when anybody can be there '
  '(opening and extra hours); weekday is the one whose shifts are worked.';

revoke execute on function core.list_open_days(core.venue, date, date) from public;

commit;
