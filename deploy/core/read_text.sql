-- Deploy holdfast:core/read_text to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.read_text(p_value jsonb)
returns text
language sql
immutable
as $$
  select case jsonb_typeof(p_value) when 'string' then p_value #>> '{}' end;
$$;

comment on function core.read_text(jsonb) is
  'The text that a JSON value is; null when it is anything else.';

revoke execute on function core.read_text(jsonb) from public;

commit;
