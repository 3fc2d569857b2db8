-- Verify holdfast:api/modify_booking on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'api.modify_booking',
  p_arguments => 'p_reference text DEFAULT NULL::text, p_date date DEFAULT NULL::date, p_time time without time zone DEFAULT NULL::time without time zone, p_party integer DEFAULT NULL::integer, p_service text DEFAULT NULL::text, p_seating text DEFAULT NULL::text, p_name text DEFAULT NULL::text, p_email text DEFAULT NULL::text, p_phone text DEFAULT NULL::text, p_notes text DEFAULT NULL::text, p_zone text DEFAULT NULL::text, p_fold integer DEFAULT NULL::integer, p_expected_version integer DEFAULT NULL::integer, p_token text DEFAULT NULL::text, p_idempotency_key text DEFAULT NULL::text, p_therapist text DEFAULT NULL::text',
  p_returns => 'api.booking_view',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_guest', 'holdfast_service', 'holdfast_staff']
);

rollback;
