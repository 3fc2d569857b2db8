-- Verify holdfast:core/search_room on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.search_room',
  p_arguments => 'p_board core.day_board, p_search core.room_search, p_booking integer, p_depth integer',
  p_returns => 'core.room_search',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
