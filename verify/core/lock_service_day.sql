-- Verify holdfast:core/lock_service_day on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.lock_service_day',
  p_arguments => 'p_venue_id bigint, p_service_date date',
  p_returns => 'void',
  p_language => 'sql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
