-- Deploy holdfast:core/read_combinations to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.read_combinations(p_venue jsonb)
returns table (
  path text,
  labels text[],
  is_allowed boolean,
  party_min integer,
  party_max integer,
  penalty numeric
)
language sql
immutable
as $$
  select
    e.path,
    array(
      select core.read_text(t.value)
      from core.list_entries('', e.value -> 'tables') as t
      order by core.read_text(t.value) collate "C"
    ),
    coalesce(core.read_boolean(e.value -> 'allowed'), true),
    core.read_whole(e.value -> 'party_min'),
    core.read_whole(e.value -> 'party_max'),
    coalesce(core.read_number(e.value -> 'penalty'), 0)
  from core.list_entries('$.combinations', p_venue -> 'combinations') as e;
$$;

comment on function core.read_combinations(jsonb) is
  'The explicit combinations of a venue file, their labels in order. Null where the file has a '
  'fault.';

revoke execute on function core.read_combinations(jsonb) from public;

commit;
