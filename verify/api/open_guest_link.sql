-- Verify holdfast:api/open_guest_link on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'api.open_guest_link',
  p_arguments => 'p_token text DEFAULT NULL::text',
  p_returns => 'jsonb',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_guest', 'holdfast_service', 'holdfast_staff']
);

rollback;
