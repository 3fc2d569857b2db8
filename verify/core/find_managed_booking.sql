-- Verify holdfast:core/find_managed_booking on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.find_managed_booking',
  p_arguments => 'p_reference text, p_token text, p_at timestamp with time zone',
  p_returns => 'core.booking',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
