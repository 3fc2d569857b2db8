-- Verify holdfast:core/find_room on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.find_room',
  p_arguments => 'p_board core.day_board, p_moves integer, p_probe_limit integer',
  p_returns => 'core.room_search',
  p_language => 'plpgsql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
