-- Verify holdfast:core/choose_resources on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.choose_resources',
  p_arguments => 'p_venue core.venue, p_visit core.visit_request, p_wanted bigint[], p_familiar bigint[], p_exclude_id bigint, p_at timestamp with time zone',
  p_returns => 'jsonb',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
