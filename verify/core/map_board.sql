-- Verify holdfast:core/map_board on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.map_board',
  p_arguments => 'p_board core.day_board',
  p_returns => 'core.room_map',
  p_language => 'plpgsql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
