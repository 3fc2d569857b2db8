-- Verify holdfast:core/describe_booking on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.describe_booking',
  p_arguments => 'p_booking_id bigint, p_with_personal_data boolean',
  p_returns => 'api.booking_view',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
