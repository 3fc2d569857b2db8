-- Verify holdfast:api/apply_optimal_assignment on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'api.apply_optimal_assignment',
  p_arguments => 'p_run_id bigint DEFAULT NULL::bigint',
  p_returns => 'api.optimization_view',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp', 'lock_timeout=2s'],
  p_executable_by => array['holdfast_service', 'holdfast_staff']
);

rollback;
