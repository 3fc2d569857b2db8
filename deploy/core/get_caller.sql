-- Deploy holdfast:core/get_caller to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.get_caller()
returns text
language sql
stable
as $$
  select coalesce(nullif(current_setting('role'), 'none'), session_user::text);
$$;

comment on function core.get_caller() is
  'The role that called: the one set by set role, else the login. Inside a security definer function current_user '
  'would be the owner; a role can be set by its members only, so this cannot be forged.';

revoke execute on function core.get_caller() from public;

commit;
