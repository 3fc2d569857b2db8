-- Verify holdfast:core/recall_visit on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.recall_visit',
  p_arguments => 'p_booking core.booking',
  p_returns => 'core.visit_request',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
