-- Verify holdfast:core/apply_optimal_assignment on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.apply_optimal_assignment',
  p_arguments => 'p_run_id bigint',
  p_returns => 'text',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
