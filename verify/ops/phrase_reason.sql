-- Verify holdfast:ops/phrase_reason on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'ops.phrase_reason',
  p_arguments => 'p_reason text',
  p_returns => 'text',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_monitor', 'holdfast_staff']
);

rollback;
