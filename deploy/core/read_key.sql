-- Deploy holdfast:core/read_key to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.read_key(p_message jsonb, p_name text)
returns bigint
language sql
immutable
as $$
  -- Its length is asked beside the pattern, because a count within one makes it twice as slow.
  select case
    when p_message ->> p_name ~ '^[0-9]+$' and length(p_message ->> p_name) <= 18 then (p_message ->> p_name)::bigint
  end;
$$;

comment on function core.read_key(jsonb, text) is 'A key out of a message; null when it holds none, whatever it holds.';

revoke execute on function core.read_key(jsonb, text) from public;

commit;
