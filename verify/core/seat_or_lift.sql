-- Verify holdfast:core/seat_or_lift on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.seat_or_lift',
  p_arguments => 'p_wanted bit varying[], p_helpers bit varying[], p_seats bit varying[], p_tables bit varying, p_choice_firsts integer[], p_choice_lasts integer[], p_search core.room_search, p_booking integer, p_moves integer',
  p_returns => 'core.room_search',
  p_language => 'plpgsql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
