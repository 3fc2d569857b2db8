-- Verify holdfast:ops/tell_booking on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'ops.tell_booking',
  p_arguments => 'p_reference text',
  p_returns => 'TABLE(at timestamp with time zone, kind text, what text, actor text, reason text, detail jsonb)',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_monitor', 'holdfast_staff']
);

rollback;
