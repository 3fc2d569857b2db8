create or replace function core.is_insider()
returns boolean
language sql
stable
as $$
  -- usage, not member: the shim's login is a member of staff, but has the right only after set role.
  select pg_has_role(core.get_caller()::name, 'holdfast_staff', 'usage')
    or pg_has_role(core.get_caller()::name, 'holdfast_service', 'usage')
    or pg_has_role(core.get_caller()::name, 'holdfast_owner', 'usage');
$$;

comment on function core.is_insider() is
  'Is the caller staff or a service? Insiders see personal data and may take larger parties than guests.';

revoke execute on function core.is_insider() from public;
