-- Verify holdfast:core/lay_choices on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.lay_choices',
  p_arguments => 'p_board core.day_board, p_venue_id bigint',
  p_returns => 'core.day_board',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
