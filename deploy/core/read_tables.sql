-- Deploy holdfast:core/read_tables to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.read_tables(p_venue jsonb)
returns table (
  path text,
  label text,
  zone text,
  seats integer,
  party_min integer,
  party_max integer,
  is_movable boolean,
  x numeric,
  y numeric
)
language sql
immutable
as $$
  select
    e.path,
    core.read_text(e.value -> 'label'),
    core.read_text(e.value -> 'zone'),
    core.read_whole(e.value -> 'seats'),
    core.read_whole(e.value -> 'party_min'),
    core.read_whole(e.value -> 'party_max'),
    coalesce(core.read_boolean(e.value -> 'movable'), false),
    core.read_number(e.value -> 'x'),
    core.read_number(e.value -> 'y')
  from core.list_entries('$.tables', p_venue -> 'tables') as e;
$$;

comment on function core.read_tables(jsonb) is
  'The tables of a venue file. Null where the file has a fault.';

revoke execute on function core.read_tables(jsonb) from public;

commit;
