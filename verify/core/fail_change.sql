-- Verify holdfast:core/fail_change on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.fail_change',
  p_arguments => 'p_booking core.booking, p_reason text',
  p_returns => 'void',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
