-- Verify holdfast:core/score_load_balancing on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.score_load_balancing',
  p_arguments => 'p_plan core.plan_features',
  p_returns => 'double precision',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
