-- Verify holdfast:api/seat_booking on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'api.seat_booking',
  p_arguments => 'p_reference text DEFAULT NULL::text, p_at timestamp with time zone DEFAULT NULL::timestamp with time zone, p_expected_version integer DEFAULT NULL::integer',
  p_returns => 'api.booking_view',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_service', 'holdfast_staff']
);

rollback;
