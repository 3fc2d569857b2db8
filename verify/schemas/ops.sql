-- Verify holdfast:schemas/ops on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_schema(p_name => 'ops', p_usable_by => array['holdfast_monitor', 'holdfast_staff']);

rollback;
