-- Verify holdfast:core/add_therapist_wish on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.add_therapist_wish',
  p_arguments => 'p_visit core.visit_request, p_therapist text',
  p_returns => 'core.visit_request',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
