-- Deploy holdfast:core/find_floor_faults to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.find_floor_faults(p_venue jsonb)
returns table (
  path text,
  message text
)
language sql
immutable
as $$
  with joined (path, labels) as (
    select a.path, array[a.label, a.neighbour]
    from core.read_adjacency(p_venue) as a
    where a.entry_count = 2
    union all
    select c.path || '.tables', c.labels from core.read_combinations(p_venue) as c
  )
  select a.path, 'must name two tables'
  from core.list_entries('$.adjacent', p_venue -> 'adjacent') as a
  where jsonb_typeof(a.value) = 'array' and jsonb_array_length(core.read_list(a.value)) <> 2
  union all
  select a.path, 'names the same table twice'
  from core.read_adjacency(p_venue) as a
  where a.entry_count = 2 and a.label = a.neighbour
  union all
  select j.path, 'joins tables of different zones'
  from joined as j
  inner join core.read_tables(p_venue) as t on t.label = any (j.labels)
  group by j.path
  having count(distinct t.zone) > 1
  union all
  select c.path || '.' || k.key, 'is missing'
  from core.list_entries('$.combinations', p_venue -> 'combinations') as c
  cross join (values ('party_min'), ('party_max')) as k (key)
  where jsonb_typeof(c.value) = 'object'
    and coalesce(jsonb_typeof(c.value -> 'allowed'), 'null') in ('null', 'boolean')
    and coalesce(core.read_boolean(c.value -> 'allowed'), true)
    and coalesce(jsonb_typeof(c.value -> k.key), 'null') = 'null';
$$;

comment on function core.find_floor_faults(jsonb) is
  'Every adjacency and combination of a venue file that no floor can have.';

revoke execute on function core.find_floor_faults(jsonb) from public;

commit;
