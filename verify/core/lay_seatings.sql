-- Verify holdfast:core/lay_seatings on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.lay_seatings',
  p_arguments => 'p_board core.day_board, p_venue_id bigint, p_seated bigint[]',
  p_returns => 'core.day_board',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
