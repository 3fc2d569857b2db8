-- Verify holdfast:core/weigh_seat on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.weigh_seat',
  p_arguments => 'p_board core.day_board, p_rules core.repack_rules, p_booking integer, p_seat integer',
  p_returns => 'double precision',
  p_language => 'plpgsql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
