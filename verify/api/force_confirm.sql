-- Verify holdfast:api/force_confirm on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'api.force_confirm',
  p_arguments => 'p_reference text DEFAULT NULL::text, p_tables text[] DEFAULT NULL::text[], p_note text DEFAULT NULL::text, p_expected_version integer DEFAULT NULL::integer, p_idempotency_key text DEFAULT NULL::text',
  p_returns => 'api.booking_view',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_service', 'holdfast_staff']
);

rollback;
