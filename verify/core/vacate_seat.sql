-- Verify holdfast:core/vacate_seat on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.vacate_seat',
  p_arguments => 'p_board core.day_board, p_masks bigint[], p_seat integer, p_mask bigint',
  p_returns => 'bigint[]',
  p_language => 'plpgsql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
