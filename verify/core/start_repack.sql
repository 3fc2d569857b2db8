-- Verify holdfast:core/start_repack on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.start_repack',
  p_arguments => 'p_board core.day_board, p_rules core.repack_rules, p_seats integer[]',
  p_returns => 'core.repack_plan',
  p_language => 'plpgsql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
