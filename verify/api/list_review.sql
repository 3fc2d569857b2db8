-- Verify holdfast:api/list_review on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'api.list_review',
  p_arguments => 'p_venue text DEFAULT NULL::text',
  p_returns => 'TABLE(venue_slug text, reference text, state_version integer, booking_date date, start_time time without time zone, party_size integer, seating_preference text, reason text, explanation text, attempt_count integer, age interval, waited interval, time_left interval, suggestions jsonb)',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_service', 'holdfast_staff']
);

rollback;
