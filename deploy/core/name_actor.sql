-- Deploy holdfast:core/name_actor to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.name_actor()
returns text
language sql
stable
as $$
  -- One expression without FROM: Postgres inlines it; a function with a FROM is planned anew at every call.
  select regexp_replace(core.get_caller(), '^holdfast_', '');
$$;

comment on function core.name_actor() is
  'How the caller is written into the history: guest, staff, service, worker, owner, or the name of a login role.';

revoke execute on function core.name_actor() from public;

commit;
