-- Verify holdfast:core/is_enrolled on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.is_enrolled',
  p_arguments => 'p_flag text, p_venue_id bigint',
  p_returns => 'boolean',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
