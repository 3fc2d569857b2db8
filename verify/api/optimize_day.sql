-- Verify holdfast:api/optimize_day on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'api.optimize_day',
  p_arguments => 'p_venue text DEFAULT NULL::text, p_date date DEFAULT NULL::date, p_budget interval DEFAULT ''00:00:02''::interval, p_iterations integer DEFAULT 8000, p_seed integer DEFAULT 1, p_move_price double precision DEFAULT 6',
  p_returns => 'api.optimization_view',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_service', 'holdfast_staff']
);

rollback;
