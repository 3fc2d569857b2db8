-- Verify holdfast:core/list_blocked_seats on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.list_blocked_seats',
  p_arguments => 'p_board core.day_board, p_search core.room_search, p_booking integer',
  p_returns => 'TABLE(seat integer, blockers integer[], trouble double precision)',
  p_language => 'plpgsql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
