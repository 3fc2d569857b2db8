-- Verify holdfast:core/send_home on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.send_home',
  p_arguments => 'p_board core.day_board, p_rules core.repack_rules, p_plan core.repack_plan, p_booking integer',
  p_returns => 'core.repack_plan',
  p_language => 'plpgsql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
