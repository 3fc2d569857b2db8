-- Verify holdfast:core/walk_waiting on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.walk_waiting',
  p_arguments => 'p_booking_id bigint, p_service_date date, p_began_at timestamp with time zone',
  p_returns => 'jobs.assignment',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
