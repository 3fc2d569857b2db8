-- Deploy holdfast:core/require_read_committed to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.require_read_committed()
returns boolean
language plpgsql
stable
as $$
begin
  -- At a higher level a decision would be made on a snapshot from before the lock.
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception using
      errcode = 'RS003',
      message = 'commands run at read committed',
      detail = json_build_object('isolation', current_setting('transaction_isolation'))::text,
      hint = 'Begin the transaction with the isolation level read committed.';
  end if;
  return true;
end
$$;

comment on function core.require_read_committed() is
  'Refuses every isolation level but read committed: true, or it raises. Errors: RS003 wrong_isolation_level.';

revoke execute on function core.require_read_committed() from public;

commit;
