-- Verify holdfast:grants/schema_usage on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_schema_usage(p_name => 'core', p_usable_by => '{}');
call pg_temp.assert_schema_usage(p_name => 'api', p_usable_by => array['holdfast_guest', 'holdfast_service', 'holdfast_staff']);
call pg_temp.assert_schema_usage(p_name => 'jobs', p_usable_by => array['holdfast_worker']);
call pg_temp.assert_schema_usage(p_name => 'ops', p_usable_by => array['holdfast_monitor', 'holdfast_staff']);

rollback;
