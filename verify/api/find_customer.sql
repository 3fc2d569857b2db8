-- Verify holdfast:api/find_customer on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'api.find_customer',
  p_arguments => 'p_venue text DEFAULT NULL::text, p_email text DEFAULT NULL::text',
  p_returns => 'TABLE(name text, phone text, locale text, last_visit_at timestamp with time zone, last_therapists text[])',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_service', 'holdfast_staff']
);

rollback;
