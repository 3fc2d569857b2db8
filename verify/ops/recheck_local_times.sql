-- Verify holdfast:ops/recheck_local_times on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'ops.recheck_local_times',
  p_arguments => '',
  p_returns => 'TABLE(venue text, reference text, starts_local timestamp without time zone, timezone text, starts_at timestamp with time zone, moved_by interval)',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_monitor', 'holdfast_staff']
);

rollback;
