-- Verify holdfast:core/list_free_times on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.list_free_times',
  p_arguments => 'p_venue core.venue, p_from date, p_until date, p_service_id bigint, p_exclude_id bigint, p_at timestamp with time zone',
  p_returns => 'TABLE(service_date date, resource_id bigint, kind text, label text, open_times tstzmultirange, working tstzmultirange, free tstzmultirange)',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
