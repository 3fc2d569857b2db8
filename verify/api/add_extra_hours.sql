-- Verify holdfast:api/add_extra_hours on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'api.add_extra_hours',
  p_arguments => 'p_venue text DEFAULT NULL::text, p_resource text DEFAULT NULL::text, p_from timestamp without time zone DEFAULT NULL::timestamp without time zone, p_until timestamp without time zone DEFAULT NULL::timestamp without time zone',
  p_returns => 'integer',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp', 'lock_timeout=2s'],
  p_executable_by => array['holdfast_service', 'holdfast_staff']
);

rollback;
