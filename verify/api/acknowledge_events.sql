-- Verify holdfast:api/acknowledge_events on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'api.acknowledge_events',
  p_arguments => 'p_name text DEFAULT NULL::text, p_event_ids bigint[] DEFAULT NULL::bigint[]',
  p_returns => 'integer',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_service', 'holdfast_staff']
);

rollback;
