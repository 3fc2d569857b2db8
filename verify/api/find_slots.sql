-- Verify holdfast:api/find_slots on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'api.find_slots',
  p_arguments => 'p_venue text DEFAULT NULL::text, p_service text DEFAULT NULL::text, p_from date DEFAULT NULL::date, p_to date DEFAULT NULL::date, p_therapist text DEFAULT ''any''::text, p_party integer DEFAULT 1, p_exclude text DEFAULT NULL::text',
  p_returns => 'TABLE(starts_at timestamp with time zone, ends_at timestamp with time zone, local_start text, local_end text, booking_date date, start_time time without time zone, fold integer, therapists jsonb, rooms jsonb)',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp', 'jit=off'],
  p_executable_by => array['holdfast_guest', 'holdfast_service', 'holdfast_staff']
);

rollback;
