-- Verify holdfast:api/list_availability on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'api.list_availability',
  p_arguments => 'p_venue text DEFAULT NULL::text, p_date date DEFAULT NULL::date, p_party integer DEFAULT NULL::integer, p_service text DEFAULT NULL::text, p_seating text DEFAULT ''any''::text, p_until date DEFAULT NULL::date, p_with_moves boolean DEFAULT false',
  p_returns => 'TABLE(booking_type text, start_time time without time zone, starts_at timestamp with time zone, end_time time without time zone, ends_at timestamp with time zone, booking_date date, needs_moves boolean, fold integer)',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp', 'jit=off'],
  p_executable_by => array['holdfast_guest', 'holdfast_service', 'holdfast_staff']
);

rollback;
