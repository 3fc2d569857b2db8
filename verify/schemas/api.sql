-- Verify holdfast:schemas/api on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_schema(p_name => 'api', p_usable_by => array['holdfast_guest', 'holdfast_service', 'holdfast_staff']);

rollback;
