create or replace function core.extend_path(p_path text, p_key text)
returns text
language sql
immutable
as $$
  select p_path || case
    when p_key ~ '^[A-Za-z_][A-Za-z0-9_]*$' then '.' || p_key
    else '[' || to_json(p_key) || ']'
  end;
$$;

comment on function core.extend_path(text, text) is 'The JSON path of a key below a path.';

revoke execute on function core.extend_path(text, text) from public;
