-- Deploy holdfast:core/list_able to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.list_able(
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
  starts tstzmultirange
)
language sql
stable
as $$
  select f.service_date, f.resource_id, f.kind, f.label, f.open_times, s.starts
  from core.list_free_times(p_venue, p_from, p_until, p_service_id, p_exclude_id, p_at) as f
  cross join lateral (
    -- Each part of the appointment must fit into a free time; all of them follow from the start.
    select range_intersect_agg(q.starts) as starts
    from core.service_part as p
    cross join lateral (
      select coalesce(range_agg(tstzrange(lower(t.free) - p.starts, upper(t.free) - p.ends, '[]')), '{}') as starts
      from unnest(f.free) as t(free)
      where lower(t.free) + (p.ends - p.starts) <= upper(t.free)
    ) as q
    where p.service_id = p_service_id and p.kind = f.kind
  ) as s
  where not isempty(s.starts);
$$;

comment on function core.list_able(core.venue, date, date, bigint, bigint, timestamptz) is
'At which instants each therapist and room of a practice could begin a service, on each of these service days; only '
  'those who could at all.';

revoke execute on function core.list_able(core.venue, date, date, bigint, bigint, timestamptz) from public;

commit;
