-- Verify holdfast:core/queue_walk on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.queue_walk',
  p_arguments => 'p_venue_id bigint, p_service_date date, p_booking_id bigint, p_due_at timestamp with time zone',
  p_returns => 'void',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
