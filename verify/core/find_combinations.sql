-- Verify holdfast:core/find_combinations on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.find_combinations',
  p_arguments => 'p_venue_id bigint, p_limit integer',
  p_returns => 'TABLE(resource_ids bigint[])',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
