-- Verify holdfast:schemas/core on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_schema(p_name => 'core', p_usable_by => '{}');

rollback;
