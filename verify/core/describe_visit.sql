-- Verify holdfast:core/describe_visit on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.describe_visit',
  p_arguments => 'p_booking core.booking',
  p_returns => 'jsonb',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
