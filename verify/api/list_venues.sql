-- Verify holdfast:api/list_venues on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'api.list_venues',
  p_arguments => 'p_kind text DEFAULT NULL::text',
  p_returns => 'TABLE(slug text, name text, kind text, timezone text)',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_guest', 'holdfast_service', 'holdfast_staff']
);

rollback;
