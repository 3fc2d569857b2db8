-- Verify holdfast:jobs/record_metrics on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'jobs.record_metrics',
  p_arguments => '',
  p_returns => 'integer',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_worker']
);

rollback;
