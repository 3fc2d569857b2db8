-- Revert holdfast:extensions/pgmq from pg
-- Only an extension that the deployment made goes; otherwise the rights become what they were.

begin;
set local lock_timeout = '2s';

revoke select, insert, update, delete on all tables in schema pgmq from holdfast_owner;
revoke execute on all functions in schema pgmq from holdfast_owner;
revoke usage, create on schema pgmq from holdfast_owner;
grant usage on schema pgmq to pg_monitor;
grant select on all tables in schema pgmq to pg_monitor;
grant execute on all functions in schema pgmq to public;

do $$
begin
  if exists (
    select from pg_catalog.pg_extension as e
    where e.extname = 'pgmq'
      and obj_description(e.oid, 'pg_extension') like 'made by holdfast%'
  ) then
    drop extension pgmq;
  end if;
end
$$;

commit;
