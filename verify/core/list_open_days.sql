-- Verify holdfast:core/list_open_days on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.list_open_days',
  p_arguments => 'p_venue core.venue, p_from date, p_until date',
  p_returns => 'TABLE(service_date date, weekday integer, whole_day tstzrange, hours tstzmultirange, open_times tstzmultirange)',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
