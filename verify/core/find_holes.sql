-- Verify holdfast:core/find_holes on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.find_holes',
  p_arguments => 'p_venue_id bigint, p_service_date date, p_midnight timestamp with time zone, p_starts double precision, p_ends double precision, p_at timestamp with time zone',
  p_returns => 'TABLE(resource_id bigint, is_taken boolean, free_from double precision, free_until double precision, booked_quarters double precision)',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
