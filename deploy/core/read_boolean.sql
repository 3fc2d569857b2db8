-- Deploy holdfast:core/read_boolean to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.read_boolean(p_value jsonb)
returns boolean
language sql
immutable
as $$
  select case jsonb_typeof(p_value) when 'boolean' then p_value::boolean end;
$$;

comment on function core.read_boolean(jsonb) is
  'The truth that a JSON value is; null when it is anything else.';

revoke execute on function core.read_boolean(jsonb) from public;

commit;
