-- Verify holdfast:core/explain_zone_fault on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.explain_zone_fault',
  p_arguments => 'p_zone text',
  p_returns => 'text',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
