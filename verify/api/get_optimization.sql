-- Verify holdfast:api/get_optimization on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'api.get_optimization',
  p_arguments => 'p_run_id bigint DEFAULT NULL::bigint',
  p_returns => 'api.optimization_view',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_service', 'holdfast_staff']
);

rollback;
