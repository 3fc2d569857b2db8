-- Verify holdfast:core/add_change on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.add_change',
  p_arguments => 'p_booking core.booking, p_visit core.visit_request, p_had_tables boolean, p_at timestamp with time zone',
  p_returns => 'core.booking_change',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
