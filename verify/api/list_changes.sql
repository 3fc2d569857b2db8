-- Verify holdfast:api/list_changes on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'api.list_changes',
  p_arguments => 'p_reference text DEFAULT NULL::text, p_token text DEFAULT NULL::text, p_date date DEFAULT NULL::date, p_until date DEFAULT NULL::date, p_party integer DEFAULT NULL::integer, p_seating text DEFAULT NULL::text',
  p_returns => 'TABLE(service_date date, booking_date date, start_time time without time zone, fold integer, starts_at timestamp with time zone, booking_type text, service_name text)',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp', 'jit=off'],
  p_executable_by => array['holdfast_guest', 'holdfast_service', 'holdfast_staff']
);

rollback;
