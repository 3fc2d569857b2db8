-- Verify holdfast:jobs/list_metrics on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'jobs.list_metrics',
  p_arguments => '',
  p_returns => 'TABLE(name text, labels jsonb, value double precision)',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_worker']
);

rollback;
