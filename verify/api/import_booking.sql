-- Verify holdfast:api/import_booking on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'api.import_booking',
  p_arguments => 'p_venue text DEFAULT NULL::text, p_date date DEFAULT NULL::date, p_time time without time zone DEFAULT NULL::time without time zone, p_party integer DEFAULT NULL::integer, p_service text DEFAULT NULL::text, p_name text DEFAULT NULL::text, p_email text DEFAULT NULL::text, p_phone text DEFAULT NULL::text, p_notes text DEFAULT NULL::text, p_locale text DEFAULT ''en''::text, p_seating text DEFAULT ''any''::text, p_state text DEFAULT ''confirmed''::text, p_tables text[] DEFAULT NULL::text[], p_created_at timestamp with time zone DEFAULT NULL::timestamp with time zone, p_fold integer DEFAULT 0',
  p_returns => 'text',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp', 'lock_timeout=2s'],
  p_executable_by => array['holdfast_service', 'holdfast_staff']
);

rollback;
