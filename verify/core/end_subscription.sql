-- Verify holdfast:core/end_subscription on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.end_subscription',
  p_arguments => 'p_name text, p_at timestamp with time zone',
  p_returns => 'boolean',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
