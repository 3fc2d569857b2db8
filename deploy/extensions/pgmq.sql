-- Deploy holdfast:extensions/pgmq to pg

begin;
set local lock_timeout = '2s';

-- The comment marks an extension that this deployment made, so that a revert does not drop somebody else's.
do $$
begin
  if to_regclass('pgmq.topic_bindings') is null
    and exists (select from pg_catalog.pg_available_extensions as e where e.name = 'pgmq')
  then
    create extension pgmq;
    comment on extension pgmq is 'made by holdfast: the queues';
  end if;
  if to_regclass('pgmq.topic_bindings') is null then
    raise exception using
      errcode = 'RS090',
      message = 'pgmq 1.11 or later is missing from this database',
      hint = 'Run `holdfast db deploy` (it installs pgmq from the Python package), or install the '
        'extension on the server, then deploy again.';
  end if;
end
$$;

-- Queue functions run as their caller: the owner makes and works the queues, nobody else touches them.
revoke execute on all functions in schema pgmq from public;
revoke select on all tables in schema pgmq from pg_monitor;
revoke usage on schema pgmq from pg_monitor;
grant usage, create on schema pgmq to holdfast_owner;
grant execute on all functions in schema pgmq to holdfast_owner;
grant select, insert, update, delete on all tables in schema pgmq to holdfast_owner;

commit;
