-- Verify holdfast:core/describe_request on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.describe_request',
  p_arguments => 'p_visit core.visit_request, p_booking core.booking, p_name text, p_email text, p_phone text',
  p_returns => 'api.booking_view',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
