-- Verify holdfast:core/find_subscription on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.find_subscription',
  p_arguments => 'p_name text',
  p_returns => 'text',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
