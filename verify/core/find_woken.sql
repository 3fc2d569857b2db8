-- Verify holdfast:core/find_woken on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.find_woken',
  p_arguments => 'p_venue_id bigint, p_service_date date, p_after_booking_id bigint, p_last_freed_time_id bigint',
  p_returns => 'bigint',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
