-- Verify holdfast:core/seat_directly on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.seat_directly',
  p_arguments => 'p_booking_ids bigint[], p_service_dates date[], p_began_at timestamp with time zone, p_at timestamp with time zone',
  p_returns => 'bigint[]',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
