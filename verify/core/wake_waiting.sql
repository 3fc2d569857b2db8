-- Verify holdfast:core/wake_waiting on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.wake_waiting',
  p_arguments => 'p_venue_id bigint, p_service_date date, p_resource_ids bigint[], p_during tstzrange[]',
  p_returns => 'void',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
