-- Verify holdfast:core/list_sitting on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.list_sitting',
  p_arguments => 'p_board core.day_board, p_seats integer[], p_seat integer, p_mask bigint',
  p_returns => 'integer[]',
  p_language => 'plpgsql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
