-- Deploy holdfast:core/read_number to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.read_number(p_value jsonb)
returns numeric
language sql
immutable
as $$
  select case jsonb_typeof(p_value) when 'number' then (p_value #>> '{}')::numeric end;
$$;

comment on function core.read_number(jsonb) is
  'The number that a JSON value is; null when it is anything else.';

revoke execute on function core.read_number(jsonb) from public;

commit;
