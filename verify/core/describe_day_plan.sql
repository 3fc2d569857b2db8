-- Verify holdfast:core/describe_day_plan on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.describe_day_plan',
  p_arguments => 'p_venue core.venue, p_run core.optimization_run',
  p_returns => 'jsonb',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
