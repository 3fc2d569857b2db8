-- Verify holdfast:core/search_offers on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.search_offers',
  p_arguments => 'p_venue core.venue, p_frame core.day_frame, p_booking core.booking, p_at timestamp with time zone',
  p_returns => 'jsonb',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
