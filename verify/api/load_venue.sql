-- Verify holdfast:api/load_venue on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'api.load_venue',
  p_arguments => 'p_venue jsonb',
  p_returns => 'TABLE(venue_id bigint, slug text, resource_count integer, seating_count integer, is_changed boolean)',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp', 'jit=off', 'plan_cache_mode=force_generic_plan'],
  p_executable_by => array['holdfast_service', 'holdfast_staff']
);

rollback;
