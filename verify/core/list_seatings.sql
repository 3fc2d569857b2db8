-- Verify holdfast:core/list_seatings on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.list_seatings',
  p_arguments => 'p_venue_id bigint, p_combination_limit integer',
  p_returns => 'TABLE(resource_ids bigint[], zone_id bigint, setting text, capacity integer, party_min integer, party_max integer, penalty numeric, is_override boolean, rank integer)',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
