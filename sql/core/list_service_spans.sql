create or replace function core.list_service_spans(p_venue_id bigint, p_service_date date)
returns table (
  service_id bigint,
  first_start interval,
  end_of_starts interval,
  last_seating interval
)
language sql
stable
as $$
  with special as (
    select d.opens, d.closes, d.windows_of
    from core.special_day as d
    where d.venue_id = p_venue_id and d.service_date = p_service_date
  ),
  hours as (
    select s.opens, s.closes, coalesce(s.windows_of, extract(isodow from p_service_date)::smallint) as weekday
    from special as s
    where s.opens is not null
    union all
    select h.opens, h.closes, h.weekday
    from core.opening_hours as h
    where h.venue_id = p_venue_id
      and h.weekday = extract(isodow from p_service_date)::smallint
      and not exists (select from special)
  )
  select
    w.service_id,
    greatest(h.opens, w.starts),
    least(h.closes, w.ends),
    h.closes - v.last_seating_before_close
  from hours as h
  cross join core.venue as v
  inner join core.service as s on s.venue_id = p_venue_id and s.is_active
  inner join core.service_window as w on w.service_id = s.service_id and w.weekday = h.weekday
  where v.venue_id = p_venue_id
    and h.opens < w.ends
    and w.starts < h.closes;
$$;

comment on function core.list_service_spans(bigint, date) is
  'When each service may be started on a service day, from the day''s midnight: first_start <= start < end_of_starts '
  'and start <= last_seating. A special day replaces the hours of the week.';

revoke execute on function core.list_service_spans(bigint, date) from public;
