-- Verify holdfast:schemas/jobs on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_schema(p_name => 'jobs', p_usable_by => array['holdfast_worker']);

rollback;
