-- Deploy holdfast:roles/holdfast to pg

begin;
set local lock_timeout = '2s';

-- Roles belong to the cluster and outlive a database, so they are created when missing and kept on revert.
do $$
declare
  v_role text;
begin
  -- A loop, because `create role` knows no `if not exists`.
  foreach v_role in array array[
    'holdfast_owner', 'holdfast_service', 'holdfast_guest', 'holdfast_staff', 'holdfast_worker', 'holdfast_monitor'
  ] loop
    if not exists (select from pg_catalog.pg_roles as r where r.rolname = v_role) then
      execute format('create role %I nologin', v_role);
    end if;
  end loop;
  if not exists (select from pg_catalog.pg_roles as r where r.rolname = 'holdfast_http') then
    create role holdfast_http login noinherit;
  end if;
  if not (select r.rolsuper from pg_catalog.pg_roles as r where r.rolname = current_user) then
    execute format('grant holdfast_owner to %I', current_user);
  end if;
end
$$;

comment on role holdfast_owner is 'Owns every object of Holdfast; nobody logs in as it.';
comment on role holdfast_service is 'Another system that takes bookings: the api functions, with personal data.';
comment on role holdfast_guest is 'A guest: asks, reads and holds, without anybody''s personal data.';
comment on role holdfast_staff is 'A venue''s staff: the api functions and the ops views, with personal data.';
comment on role holdfast_worker is 'The worker: the jobs functions, nothing else.';
comment on role holdfast_monitor is 'Monitoring: the ops views and ops.check_invariants(), without personal data.';
comment on role holdfast_http is 'The login of the HTTP shim; takes one of its roles with set local role for each request.';

grant holdfast_guest, holdfast_staff, holdfast_service to holdfast_http;

-- Without `in schema`: with it the revoke is silently without effect.
alter default privileges for role holdfast_owner revoke execute on functions from public;

commit;
