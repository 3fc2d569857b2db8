-- Verify holdfast:core/lift_tables on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.lift_tables',
  p_arguments => 'p_booking core.booking',
  p_returns => 'core.claim[]',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
