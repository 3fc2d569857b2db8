-- Deploy holdfast:core/read_zones to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.read_zones(p_venue jsonb)
returns table (
  path text,
  name text,
  setting text
)
language sql
immutable
as $$
  select e.path, core.read_text(e.value -> 'name'), core.read_text(e.value -> 'setting')
  from core.list_entries('$.zones', p_venue -> 'zones') as e;
$$;

comment on function core.read_zones(jsonb) is
  'The zones of a venue file. Null where the file has a fault.';

revoke execute on function core.read_zones(jsonb) from public;

commit;
