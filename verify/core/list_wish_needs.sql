-- Verify holdfast:core/list_wish_needs on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.list_wish_needs',
  p_arguments => 'p_board core.day_board, p_rules core.repack_rules',
  p_returns => 'TABLE(wish integer, length integer, tables integer, seats integer)',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
