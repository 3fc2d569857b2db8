-- Verify holdfast:core/hash_holder on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.hash_holder',
  p_arguments => 'p_venue_id bigint, p_holder text',
  p_returns => 'bytea',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
