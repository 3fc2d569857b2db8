-- Verify holdfast:jobs/learn_from_history on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'jobs.learn_from_history',
  p_arguments => 'p_limit integer',
  p_returns => 'integer',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_worker']
);

rollback;
