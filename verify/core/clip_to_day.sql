-- Verify holdfast:core/clip_to_day on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.clip_to_day',
  p_arguments => 'p_venue core.venue, p_service_date date, p_from timestamp without time zone, p_until timestamp without time zone',
  p_returns => 'tstzrange',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
