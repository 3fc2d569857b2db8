-- Verify holdfast:core/take_better_seat on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.take_better_seat',
  p_arguments => 'p_board core.day_board, p_rules core.repack_rules, p_plan core.repack_plan',
  p_returns => 'core.repack_plan',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
