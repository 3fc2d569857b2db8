-- Deploy holdfast:core/read_services to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.read_services(p_venue jsonb)
returns table (
  path text,
  code text,
  name text,
  windows jsonb
)
language sql
immutable
as $$
  select
    e.path,
    core.read_text(e.value -> 'code'),
    core.read_text(e.value -> 'name'),
    e.value -> 'windows'
  from core.list_entries('$.services', p_venue -> 'services') as e;
$$;

comment on function core.read_services(jsonb) is
  'The services of a venue file. Null where the file has a fault.';

revoke execute on function core.read_services(jsonb) from public;

commit;
