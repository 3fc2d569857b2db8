-- Deploy holdfast:core/name_actor to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.name_actor()
returns text
language sql
stable
as $$
  select case when r.caller like 'holdfast\_%' then substr(r.caller, 10) else r.caller end
  from core.get_caller() as r(caller);
$$;

comment on function core.name_actor() is
  'How the caller is written into the history: guest, staff, service, worker, owner, or the name of a login role.';

revoke execute on function core.name_actor() from public;

commit;
