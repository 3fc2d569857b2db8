-- Deploy holdfast:core/find_overlap_faults to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.find_overlap_faults(p_venue jsonb)
returns table (
  path text,
  message text
)
language sql
immutable
as $$
  -- Numbers rather than ranges: a range whose ends are the wrong way round raises.
  with span (scope, path, first, past) as materialized (
    select
      'weekday ' || h.weekday,
      h.path,
      extract(epoch from h.opens),
      extract(epoch from h.closes)
    from core.read_opening_hours(p_venue) as h
    union all
    select
      'day ' || d.service_date,
      d.path,
      case when d.is_closed then 0 else extract(epoch from d.opens) end,
      case when d.is_closed then 172800 else extract(epoch from d.closes) end
    from core.read_special_days(p_venue) as d
    union all
    select
      split_part(w.path, '.windows', 1) || w.weekday,
      w.path,
      extract(epoch from w.starts),
      extract(epoch from w.ends)
    from core.read_service_windows(p_venue) as w
    union all
    select
      regexp_replace(w.path, '\[[0-9]+\]$', '') || w.weekday,
      w.path,
      extract(epoch from w.starts),
      extract(epoch from w.ends)
    from core.read_resource_hours(p_venue) as w
    union all
    select 'turn ' || t.code, t.path, t.party_min, t.party_limit + 1
    from core.read_turn_times(p_venue) as t
  )
  select b.path, 'overlaps ' || min(a.path)
  from span as a
  inner join span as b on b.scope = a.scope
  where (length(a.path), a.path) < (length(b.path), b.path)
    and a.first < b.past
    and b.first < a.past
  group by b.path;
$$;

comment on function core.find_overlap_faults(jsonb) is
  'Every span of hours, of a service''s windows, or of party sizes of a venue file that overlaps '
  'an earlier one.';

revoke execute on function core.find_overlap_faults(jsonb) from public;

commit;
