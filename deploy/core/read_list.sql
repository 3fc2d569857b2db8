-- Deploy holdfast:core/read_list to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.read_list(p_value jsonb)
returns jsonb
language sql
immutable
as $$
  select case jsonb_typeof(p_value) when 'array' then p_value else '[]' end;
$$;

comment on function core.read_list(jsonb) is 'A JSON value when it is a list, else the empty list.';

revoke execute on function core.read_list(jsonb) from public;

commit;
