-- Deploy holdfast:core/read_adjacency to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.read_adjacency(p_venue jsonb)
returns table (
  path text,
  label text,
  neighbour text,
  entry_count integer
)
language sql
immutable
as $$
  select
    e.path,
    core.read_text(p.pair -> 0),
    core.read_text(p.pair -> 1),
    jsonb_array_length(p.pair)
  from core.list_entries('$.adjacent', p_venue -> 'adjacent') as e
  cross join lateral core.read_list(e.value) as p (pair);
$$;

comment on function core.read_adjacency(jsonb) is
  'The pairs of adjacent tables of a venue file, by label; entry_count is 2 unless the pair is '
  'none. Null where the file has a fault.';

revoke execute on function core.read_adjacency(jsonb) from public;

commit;
