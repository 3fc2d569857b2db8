-- Verify holdfast:core/settle_change on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.settle_change',
  p_arguments => 'p_booking core.booking',
  p_returns => 'core.booking',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
