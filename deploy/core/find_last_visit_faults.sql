-- Deploy holdfast:core/find_last_visit_faults to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.find_last_visit_faults(p_venue jsonb)
returns table (
  path text,
  message text
)
language sql
immutable
as $$
  with hours (path, weekday, opens, closes) as materialized (
    select h.path, h.weekday, h.opens, h.closes from core.read_opening_hours(p_venue) as h
    union all
    select
      d.path,
      coalesce(d.windows_of, extract(isodow from d.service_date)::integer),
      d.opens,
      d.closes
    from core.read_special_days(p_venue) as d
    where not d.is_closed
  ),
  service (weekday, starts, ends, longest) as materialized (
    select w.weekday, w.starts, w.ends, t.longest
    from core.read_service_windows(p_venue) as w
    inner join (
      select r.code, max(r.turn_length) as longest
      from core.read_turn_times(p_venue) as r
      group by r.code
    ) as t on t.code = w.code
  ),
  last_visit as (
    select
      h.path,
      p.day_starts_at,
      max(least(
        least(s.ends, h.closes - p.last_seating_before_close) + s.longest,
        case when p.is_closing_firm then h.closes end
      ) + p.buffer_length) as ends
    from hours as h
    cross join core.read_venue_policy(p_venue) as p
    inner join service as s on s.weekday = h.weekday
    where greatest(s.starts, h.opens) <= least(s.ends, h.closes - p.last_seating_before_close)
    group by h.path, p.day_starts_at
  )
  select
    v.path || '.close',
    format(
      'lets the last visit (longest turn, buffer) end at %s, after the service day ends at %s',
      core.format_time(v.ends),
      core.format_time(v.day_starts_at)
    )
  from last_visit as v
  where v.ends > v.day_starts_at + interval '24 hours';
$$;

comment on function core.find_last_visit_faults(jsonb) is
  'Every opening of a venue file whose last visit would cross into the next service day.';

revoke execute on function core.find_last_visit_faults(jsonb) from public;

commit;
