create or replace function core.has_role(p_role text)
returns boolean
language sql
stable
as $$
  -- By its row: a role that was dropped has nobody, and asking for it by name would raise.
  select exists (
    select from pg_roles as r where r.rolname = p_role and pg_has_role(core.get_caller()::name, r.oid, 'usage')
  );
$$;

comment on function core.has_role(text) is 'Has the caller the rights of this role?';

revoke execute on function core.has_role(text) from public;
