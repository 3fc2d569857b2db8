-- Verify holdfast:core/has_no_room on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.has_no_room',
  p_arguments => 'p_board core.day_board, p_booking integer',
  p_returns => 'boolean',
  p_language => 'plpgsql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
