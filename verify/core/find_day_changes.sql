-- Verify holdfast:core/find_day_changes on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.find_day_changes',
  p_arguments => 'p_venue core.venue, p_run core.optimization_run, p_at timestamp with time zone',
  p_returns => 'text[]',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
