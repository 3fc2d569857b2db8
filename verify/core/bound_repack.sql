-- Verify holdfast:core/bound_repack on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.bound_repack',
  p_arguments => 'p_board core.day_board, p_rules core.repack_rules',
  p_returns => 'jsonb',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
