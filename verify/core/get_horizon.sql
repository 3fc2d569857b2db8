-- Verify holdfast:core/get_horizon on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.get_horizon',
  p_arguments => 'p_venue core.venue, p_at timestamp with time zone',
  p_returns => 'timestamp without time zone',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
