-- Deploy holdfast:core/list_entries to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.list_entries(p_path text, p_value jsonb)
returns table (
  path text,
  value jsonb,
  place bigint
)
language sql
immutable
as $$
  select format('%s[%s]', p_path, e.place - 1), e.value, e.place
  from jsonb_array_elements(core.read_list(p_value)) with ordinality as e (value, place);
$$;

comment on function core.list_entries(text, jsonb) is
  'The entries of a JSON list with their paths; none when it is no list. place counts from 1.';

revoke execute on function core.list_entries(text, jsonb) from public;

commit;
