-- Verify holdfast:core/read_whole_day on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.read_whole_day',
  p_arguments => 'p_venue core.venue, p_frame core.day_frame, p_service_date date, p_at timestamp with time zone',
  p_returns => 'core.day_board',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
