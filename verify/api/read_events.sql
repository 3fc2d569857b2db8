-- Verify holdfast:api/read_events on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'api.read_events',
  p_arguments => 'p_name text DEFAULT NULL::text, p_limit integer DEFAULT 100, p_lease interval DEFAULT ''00:00:30''::interval',
  p_returns => 'TABLE(event_id bigint, read_count integer, event jsonb)',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_service', 'holdfast_staff']
);

rollback;
