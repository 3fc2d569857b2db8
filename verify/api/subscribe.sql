-- Verify holdfast:api/subscribe on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'api.subscribe',
  p_arguments => 'p_name text DEFAULT NULL::text, p_pattern text DEFAULT NULL::text',
  p_returns => 'text',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_service', 'holdfast_staff']
);

rollback;
