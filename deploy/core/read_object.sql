-- Deploy holdfast:core/read_object to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.read_object(p_value jsonb)
returns jsonb
language sql
immutable
as $$
  select case jsonb_typeof(p_value) when 'object' then p_value else '{}' end;
$$;

comment on function core.read_object(jsonb) is
  'A JSON value when it is an object, else the empty object.';

revoke execute on function core.read_object(jsonb) from public;

commit;
