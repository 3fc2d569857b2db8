-- Deploy holdfast:core/put_tables_back to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.put_tables_back(p_claims core.claim[])
returns void
language sql
volatile
as $$
  insert into core.claim overriding system value
  select c.* from unnest(p_claims) as c;
$$;

comment on function core.put_tables_back(core.claim[]) is
  'Writes claims that core.lift_tables took away in this transaction as they were.';

revoke execute on function core.put_tables_back(core.claim[]) from public;

commit;
