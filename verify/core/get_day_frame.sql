-- Verify holdfast:core/get_day_frame on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.get_day_frame',
  p_arguments => 'p_venue_id bigint, p_service_date date',
  p_returns => 'SETOF core.day_frame',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
