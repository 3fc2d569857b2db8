-- Verify holdfast:core/find_booking on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.find_booking',
  p_arguments => 'p_reference text',
  p_returns => 'bigint',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
