-- Deploy holdfast:core/read_whole to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.read_whole(p_value jsonb)
returns integer
language sql
immutable
as $$
  -- Nested, because only a case keeps the cast behind the check of the type.
  select case jsonb_typeof(p_value)
    when 'number' then case
      when abs((p_value #>> '{}')::numeric) < 1000000000
        and (p_value #>> '{}')::numeric = trunc((p_value #>> '{}')::numeric)
      then (p_value #>> '{}')::numeric::integer
    end
  end;
$$;

comment on function core.read_whole(jsonb) is
  'The whole number that a JSON value is; null when it is anything else.';

revoke execute on function core.read_whole(jsonb) from public;

commit;
