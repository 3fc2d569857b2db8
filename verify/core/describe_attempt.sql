-- Verify holdfast:core/describe_attempt on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.describe_attempt',
  p_arguments => 'p_attempt core.booking_attempt',
  p_returns => 'jsonb',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
