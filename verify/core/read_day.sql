-- Verify holdfast:core/read_day on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.read_day',
  p_arguments => 'p_venue_id bigint, p_service_date date, p_midnight timestamp with time zone, p_at timestamp with time zone',
  p_returns => 'TABLE(resource_id bigint, during tstzrange, starts double precision, ends double precision)',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
