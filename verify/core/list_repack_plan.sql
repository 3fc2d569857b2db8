-- Verify holdfast:core/list_repack_plan on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.list_repack_plan',
  p_arguments => 'p_board core.day_board, p_plan core.repack_plan',
  p_returns => 'jsonb',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
