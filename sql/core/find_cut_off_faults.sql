create or replace function core.find_cut_off_faults(p_venue jsonb)
returns table (
  path text,
  message text
)
language sql
immutable
as $$
  with span (start_path, starts, end_path, ends) as (
    select h.path || '.open', h.opens, h.path || '.close', h.closes
    from core.read_opening_hours(p_venue) as h
    union all
    select d.path || '.open', d.opens, d.path || '.close', d.closes
    from core.read_special_days(p_venue) as d
    union all
    -- Distinct, because a window is read once for each of its weekdays.
    select distinct w.path || '.start', w.starts, w.path || '.end', w.ends
    from core.read_service_windows(p_venue) as w
    union all
    select r.path || '.start', r.starts, r.path || '.end', r.ends
    from core.read_resource_hours(p_venue) as r
  )
  select
    f.path,
    format(
      'lies %s the service day, which starts and ends at %s',
      f.side,
      to_char(p.day_starts_at, 'HH24:MI')
    )
  from span as s
  cross join core.read_venue_policy(p_venue) as p
  cross join lateral (
    values
      (s.start_path, 'before', s.starts < p.day_starts_at),
      (s.end_path, 'after', s.ends > p.day_starts_at + interval '24 hours')
  ) as f (path, side, is_outside)
  where f.is_outside;
$$;

comment on function core.find_cut_off_faults(jsonb) is
  'Every opening, closing or window of a venue file that lies outside the service day.';

revoke execute on function core.find_cut_off_faults(jsonb) from public;
