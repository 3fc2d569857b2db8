-- Verify holdfast:api/renew_hold on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'api.renew_hold',
  p_arguments => 'p_reference text DEFAULT NULL::text',
  p_returns => 'api.hold_view',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_guest', 'holdfast_service', 'holdfast_staff']
);

rollback;
