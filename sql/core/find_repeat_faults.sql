create or replace function core.find_repeat_faults(p_venue jsonb)
returns table (
  path text,
  message text
)
language sql
immutable
as $$
  with name (scope, key, path) as (
    select 'service', s.code, s.path || '.code' from core.read_services(p_venue) as s
    union all
    select 'zone', z.name, z.path || '.name' from core.read_zones(p_venue) as z
    union all
    select 'table', t.label, t.path || '.label' from core.read_tables(p_venue) as t
    union all
    select r.kind, r.label, r.path || '.label' from core.read_resources(p_venue) as r
    union all
    select 'venue', core.read_text(p_venue -> 'slug'), '$.slug'
    union all
    select 'venue', core.read_text(a.value), a.path
    from core.list_entries('$.aliases', p_venue -> 'aliases') as a
    union all
    select w.path, w.weekday::text, w.day_path from core.read_service_windows(p_venue) as w
    union all
    select 'pair', array[least(a.label, a.neighbour), greatest(a.label, a.neighbour)]::text, a.path
    from core.read_adjacency(p_venue) as a
    where a.entry_count = 2 and a.label is not null and a.neighbour is not null
    union all
    select 'combination', c.labels::text, c.path
    from core.read_combinations(p_venue) as c
    where c.labels <> '{}' and array_position(c.labels, null) is null
    union all
    select c.path, core.read_text(t.value), t.path
    from core.list_entries('$.combinations', p_venue -> 'combinations') as c
    cross join lateral core.list_entries(c.path || '.tables', c.value -> 'tables') as t
  ),
  ordered as (
    -- By length first: [2] stands before [10].
    select n.key, n.path, first_value(n.path) over (
      partition by n.scope, n.key order by length(n.path), n.path collate "C"
    ) as first_path
    from name as n
  )
  select o.path, 'repeats ' || o.first_path
  from ordered as o
  where o.key is not null and o.path <> o.first_path;
$$;

comment on function core.find_repeat_faults(jsonb) is
  'Every name, pair or set of a venue file that stands in it twice, by the path of the second.';

revoke execute on function core.find_repeat_faults(jsonb) from public;
