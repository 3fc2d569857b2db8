-- Verify holdfast:api/confirm_hold on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'api.confirm_hold',
  p_arguments => 'p_reference text DEFAULT NULL::text, p_name text DEFAULT NULL::text, p_email text DEFAULT NULL::text, p_phone text DEFAULT NULL::text, p_notes text DEFAULT NULL::text, p_marketing_opt_in boolean DEFAULT false, p_locale text DEFAULT ''en''::text, p_idempotency_key text DEFAULT NULL::text',
  p_returns => 'api.hold_view',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_guest', 'holdfast_service', 'holdfast_staff']
);

rollback;
