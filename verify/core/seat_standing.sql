-- Verify holdfast:core/seat_standing on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.seat_standing',
  p_arguments => 'p_board core.day_board, p_seats integer[], p_depth integer, p_probe_limit integer, p_until timestamp with time zone',
  p_returns => 'integer[]',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
