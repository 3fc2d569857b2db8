-- Verify holdfast:core/measure_resources on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.measure_resources',
  p_arguments => 'p_venue core.venue, p_visit core.visit_request, p_familiar bigint[], p_exclude_id bigint, p_at timestamp with time zone',
  p_returns => 'TABLE(resource_id bigint, kind text, features jsonb)',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
