-- Deploy holdfast:core/list_free_times to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.list_free_times(
  p_venue core.venue,
  p_from date,
  p_until date,
  p_service_id bigint,
  p_exclude_id bigint,
  p_at timestamptz
)
returns table (
  service_date date,
  resource_id bigint,
  kind text,
  label text,
  open_times tstzmultirange,
  working tstzmultirange,
  free tstzmultirange
)
language sql
stable
as $$
  with day as materialized (
    select o.service_date, o.weekday, o.whole_day, o.hours, o.open_times
    from core.list_open_days(p_venue, p_from, p_until) as o
  ),
  -- One range of the primary key, however long the history is.
  taken as materialized (
    select c.service_date, c.resource_id, range_agg(c.during::tstzrange) as times
    from core.claim as c
    where c.venue_id = p_venue.venue_id
      and c.service_date between p_from and p_until
      and (c.expires_at is null or c.expires_at > p_at)
      and (p_exclude_id is null or c.booking_id is distinct from p_exclude_id)
    group by c.service_date, c.resource_id
  ),
  shift as materialized (
    select
      d.service_date, h.resource_id,
      range_agg(s.span) filter (where not h.is_break) as hours,
      range_agg(s.span) filter (where h.is_break) as breaks
    from day as d
    inner join core.resource as r on r.venue_id = p_venue.venue_id and r.is_active
    inner join core.resource_hours as h on h.resource_id = r.resource_id and h.weekday = d.weekday
    cross join lateral core.place_span(d.service_date, h.starts, h.ends, p_venue.timezone) as s(span)
    group by d.service_date, h.resource_id
  )
  select d.service_date, r.resource_id, r.kind, r.label, d.open_times, w.working, w.working - coalesce(t.times, '{}')
  from day as d
  inner join core.resource as r on r.venue_id = p_venue.venue_id and r.is_active and r.kind <> 'table'
  left join shift as s on s.service_date = d.service_date and s.resource_id = r.resource_id
  left join taken as t on t.service_date = d.service_date and t.resource_id = r.resource_id
  cross join lateral (
    select
      case
        when r.kind = 'room' and not exists (
          select from core.resource_hours as h where h.resource_id = r.resource_id
        ) then tstzmultirange(d.whole_day)
        else d.hours * coalesce(s.hours, '{}') - coalesce(s.breaks, '{}') + coalesce((
          select range_agg(x.during::tstzrange)
          from core.resource_extra as x
          where x.resource_id = r.resource_id and x.service_date = d.service_date
        ), '{}')
      end as working
  ) as w
  where p_service_id is null
    or exists (
      select from core.resource_service as k where k.resource_id = r.resource_id and k.service_id = p_service_id
    );
$$;

comment on function core.list_free_times(core.venue, date, date, bigint, bigint, timestamptz) is
'When each therapist and room of a practice works and is free on each of these service days: hours within the '
  'opening hours, less breaks, with extra hours, and of that what no claim takes. A room without hours can be used all '
  'day. With p_service_id only who can serve it; the claims of booking p_exclude_id and holds that have expired by '
  'p_at do not count.';

revoke execute on function core.list_free_times(core.venue, date, date, bigint, bigint, timestamptz) from public;

commit;
