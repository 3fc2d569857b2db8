-- Verify holdfast:core/find_helpers on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.find_helpers',
  p_arguments => 'p_board core.day_board, p_map core.room_map',
  p_returns => 'bit varying[]',
  p_language => 'plpgsql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
