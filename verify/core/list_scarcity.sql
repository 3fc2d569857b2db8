-- Verify holdfast:core/list_scarcity on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.list_scarcity',
  p_arguments => 'p_venue_id bigint',
  p_returns => 'TABLE(resource_id bigint, scarcity double precision)',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
