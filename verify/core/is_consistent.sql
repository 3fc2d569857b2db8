-- Verify holdfast:core/is_consistent on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.is_consistent',
  p_arguments => 'p_booking core.booking',
  p_returns => 'boolean',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
