create or replace function core.refuse_isolation()
returns boolean
language plpgsql
stable
as $$
begin
  raise exception using
    errcode = 'RS003',
    message = 'commands run at read committed',
    detail = json_build_object('isolation', current_setting('transaction_isolation'))::text,
    hint = 'Begin the transaction with the isolation level read committed.';
end
$$;

comment on function core.refuse_isolation() is
  'Says that a command was called in a transaction of a higher level; always raises. Errors: RS003 wrong_isolation_level.';

revoke execute on function core.refuse_isolation() from public;
