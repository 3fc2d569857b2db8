-- Verify holdfast:core/list_candidates on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.list_candidates',
  p_arguments => 'p_venue_id bigint, p_party integer, p_seating text',
  p_returns => 'TABLE(seating_id bigint, resource_ids bigint[], capacity integer, rank integer, penalty double precision, rival_count integer, failure_rate double precision, zone_id bigint, resource_id bigint)',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
