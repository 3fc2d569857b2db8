-- Verify holdfast:api/expire_stale_holds on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'api.expire_stale_holds',
  p_arguments => 'p_limit integer DEFAULT 1000',
  p_returns => 'integer',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_service', 'holdfast_staff']
);

rollback;
