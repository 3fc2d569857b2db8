-- Deploy holdfast:core/list_venue_children to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.list_venue_children(p_path text, p_type text, p_value jsonb)
returns table (
  path text,
  type text,
  lower numeric,
  upper numeric,
  value jsonb
)
language sql
immutable
as $$
  select core.extend_path(p_path, f.key), f.type, f.lower, f.upper, p_value -> f.key
  from core.list_venue_fields() as f
  where f.shape = p_type
    and jsonb_typeof(p_value) = 'object'
    -- null is the same as absent, and only what is required may not be that.
    and (f.is_required or jsonb_typeof(p_value -> f.key) <> 'null')
  union all
  select core.extend_path(p_path, k.key), 'unknown', null, null, null
  from jsonb_object_keys(core.read_object(p_value)) as k (key)
  where p_type in (select f.shape from core.list_venue_fields() as f)
    and k.key not in (select f.key from core.list_venue_fields() as f where f.shape = p_type)
  union all
  select e.path, left(p_type, -2), null, null, e.value
  from core.list_entries(p_path, p_value) as e
  where p_type like '%[]'
  union all
  select core.extend_path(p_path, m.key), left(p_type, -2), null, null, m.value
  from jsonb_each(core.read_object(p_value)) as m
  where p_type like '%{}'
    and jsonb_typeof(m.value) <> 'null';
$$;

comment on function core.list_venue_children(text, text, jsonb) is
  'What stands, should stand or should not stand directly below a value of a venue file, each '
  'with its path and type.';

revoke execute on function core.list_venue_children(text, text, jsonb) from public;

commit;
