-- Deploy holdfast:core/require_read_committed to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.require_read_committed()
returns boolean
language sql
stable
as $$
  -- At a higher level a decision would be made on a snapshot from before the lock. One expression, which is inlined.
  select current_setting('transaction_isolation') = 'read committed' or core.refuse_isolation();
$$;

comment on function core.require_read_committed() is
  'Refuses every isolation level but read committed: true, or it raises. Errors: RS003 wrong_isolation_level.';

revoke execute on function core.require_read_committed() from public;

commit;
