-- Verify holdfast:core/explain_appointment on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.explain_appointment',
  p_arguments => 'p_venue core.venue, p_visit core.visit_request, p_is_insider boolean, p_at timestamp with time zone',
  p_returns => 'SETOF api.obstacle',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
