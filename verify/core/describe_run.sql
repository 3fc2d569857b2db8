-- Verify holdfast:core/describe_run on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.describe_run',
  p_arguments => 'p_run_id bigint, p_outcome text',
  p_returns => 'api.optimization_view',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
