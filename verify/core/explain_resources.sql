-- Verify holdfast:core/explain_resources on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.explain_resources',
  p_arguments => 'p_venue core.venue, p_visit core.visit_request, p_at timestamp with time zone',
  p_returns => 'TABLE(label text, kind text, reason text, until_at timestamp with time zone)',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
