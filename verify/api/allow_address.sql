-- Verify holdfast:api/allow_address on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'api.allow_address',
  p_arguments => 'p_venue text DEFAULT NULL::text, p_email text DEFAULT NULL::text',
  p_returns => 'boolean',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_service', 'holdfast_staff']
);

rollback;
