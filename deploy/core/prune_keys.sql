-- Deploy holdfast:core/prune_keys to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.prune_keys(p_limit integer, p_at timestamptz)
returns integer
language sql
volatile
as $$
  with gone as (
    delete from core.idempotency_key as k
    where k.ctid = any (array(
      select o.ctid
      from core.idempotency_key as o
      where o.created_at < p_at - (select r.keep from core.retention as r where r.what = 'idempotency_key')
      limit p_limit
      for update skip locked
    ))
    returning 1
  )
  select count(*)::integer from gone;
$$;

comment on function core.prune_keys(integer, timestamptz) is
  'Deletes up to p_limit idempotency keys that are past their time.';

revoke execute on function core.prune_keys(integer, timestamptz) from public;

commit;
