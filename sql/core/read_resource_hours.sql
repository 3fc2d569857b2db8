create or replace function core.read_resource_hours(p_venue jsonb)
returns table (
  path text,
  kind text,
  label text,
  weekday integer,
  starts interval,
  ends interval,
  is_break boolean
)
language sql
immutable
as $$
  select
    e.path, r.kind, r.label, core.read_whole(e.value -> 'weekday'),
    -- A break that follows midnight belongs to the shift that began before it.
    s.starts + d.shift, s.ends + d.shift, k.key = 'breaks'
  from core.read_resources(p_venue) as r
  cross join (values ('hours'), ('breaks')) as k (key)
  cross join core.read_venue_policy(p_venue) as p
  cross join lateral core.list_entries(r.path || '.' || k.key, r.value -> k.key) as e
  cross join lateral core.read_span(e.value -> 'start', e.value -> 'end') as s
  cross join lateral (
    select case when s.starts < p.day_starts_at then interval '24 hours' else interval '0' end as shift
  ) as d;
$$;

comment on function core.read_resource_hours(jsonb) is
'The weekly hours and breaks of a practice''s therapists and rooms, from midnight of the service day; what begins '
  'before the cut-off belongs to the night of the day before. Null where the file has a fault.';

revoke execute on function core.read_resource_hours(jsonb) from public;
