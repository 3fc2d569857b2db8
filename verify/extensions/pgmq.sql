-- Verify holdfast:extensions/pgmq on pg

begin;
\ir ../_assert.sql

do $$
begin
  perform pg_temp.assert_true(
    to_regclass('pgmq.topic_bindings') is not null, 'pgmq 1.11 or later is not installed');
  perform pg_temp.assert_same('pgmq functions that public may execute', array(
    select p.oid::regprocedure::text
    from pg_proc as p
    where p.pronamespace = 'pgmq'::regnamespace
      and exists (
        select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as a where a.grantee = 0
      )
  ), '{}');
  perform pg_temp.assert_same('pgmq functions that holdfast_owner may not execute', array(
    select p.oid::regprocedure::text
    from pg_proc as p
    where p.pronamespace = 'pgmq'::regnamespace and not has_function_privilege('holdfast_owner', p.oid, 'execute')
  ), '{}');
  perform pg_temp.assert_same('pgmq tables that public or pg_monitor may read', array(
    select c.relname::text
    from pg_class as c
    where c.relnamespace = 'pgmq'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
      and has_table_privilege('pg_monitor', c.oid, 'select')
  ), '{}');
  perform pg_temp.assert_same('pgmq tables that holdfast_owner may not use', array(
    select c.relname::text
    from pg_class as c
    where c.relnamespace = 'pgmq'::regnamespace and c.relkind in ('r', 'p')
      and not (
        has_table_privilege('holdfast_owner', c.oid, 'select')
        and has_table_privilege('holdfast_owner', c.oid, 'insert')
        and has_table_privilege('holdfast_owner', c.oid, 'update')
        and has_table_privilege('holdfast_owner', c.oid, 'delete')
      )
  ), '{}');
  perform pg_temp.assert_true(
    not has_schema_privilege('pg_monitor', 'pgmq', 'usage'), 'public or pg_monitor may look into the schema pgmq');
  perform pg_temp.assert_true(
    has_schema_privilege('holdfast_owner', 'pgmq', 'usage') and has_schema_privilege('holdfast_owner', 'pgmq', 'create'),
    'holdfast_owner cannot make queues in the schema pgmq');
end
$$;

rollback;
