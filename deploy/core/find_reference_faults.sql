-- Deploy holdfast:core/find_reference_faults to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.find_reference_faults(p_venue jsonb)
returns table (
  path text,
  message text
)
language sql
immutable
as $$
  with known (kind, name) as (
    select 'zone', z.name from core.read_zones(p_venue) as z
    union all
    select 'table', t.label from core.read_tables(p_venue) as t
    union all
    select 'service', s.code from core.read_services(p_venue) as s
  ),
  reference (kind, name, path) as (
    select 'zone', t.zone, t.path || '.zone' from core.read_tables(p_venue) as t
    union all
    select 'table', core.read_text(l.value), l.path
    from core.list_entries('$.adjacent', p_venue -> 'adjacent') as a
    cross join lateral core.list_entries(a.path, a.value) as l
    union all
    select 'table', core.read_text(l.value), l.path
    from core.list_entries('$.combinations', p_venue -> 'combinations') as c
    cross join lateral core.list_entries(c.path || '.tables', c.value -> 'tables') as l
    union all
    select 'service', s.code, s.path from core.read_resource_services(p_venue) as s
    union all
    select 'service', m.code, core.extend_path('$.turn_minutes', m.code)
    from jsonb_object_keys(core.read_object(p_venue -> 'turn_minutes')) as m (code)
  )
  select r.path, format('names no %s of the file', r.kind)
  from reference as r
  where r.name is not null
    and (r.kind, r.name) not in (select k.kind, k.name from known as k where k.name is not null)
  union all
  select core.extend_path('$.turn_minutes', s.code), 'is missing'
  from core.read_services(p_venue) as s
  where jsonb_typeof(p_venue -> 'turn_minutes') = 'object'
    and coalesce(jsonb_typeof(p_venue -> 'turn_minutes' -> s.code), 'null') = 'null';
$$;

comment on function core.find_reference_faults(jsonb) is
  'Every zone, table or service that a venue file names but does not have, and every service '
  'without turn times.';

revoke execute on function core.find_reference_faults(jsonb) from public;

commit;
