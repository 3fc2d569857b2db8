-- Verify holdfast:api/explain_unavailable on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'api.explain_unavailable',
  p_arguments => 'p_venue text DEFAULT NULL::text, p_date date DEFAULT NULL::date, p_time time without time zone DEFAULT NULL::time without time zone, p_party integer DEFAULT NULL::integer, p_service text DEFAULT NULL::text, p_seating text DEFAULT ''any''::text, p_fold integer DEFAULT 0',
  p_returns => 'SETOF api.obstacle',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_service', 'holdfast_staff']
);

rollback;
