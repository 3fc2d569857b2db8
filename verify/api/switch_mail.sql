-- Verify holdfast:api/switch_mail on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'api.switch_mail',
  p_arguments => 'p_venue text DEFAULT NULL::text, p_is_on boolean DEFAULT NULL::boolean',
  p_returns => 'boolean',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_service', 'holdfast_staff']
);

rollback;
