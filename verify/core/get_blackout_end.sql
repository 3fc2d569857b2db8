-- Verify holdfast:core/get_blackout_end on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.get_blackout_end',
  p_arguments => 'p_venue_id bigint, p_resource_id bigint, p_service_date date, p_until timestamp with time zone',
  p_returns => 'timestamp with time zone',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
