-- Verify holdfast:core/read_service_needs on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.read_service_needs',
  p_arguments => 'p_venue jsonb',
  p_returns => 'TABLE(path text, code text, kind text, resource_count integer, visit_minutes integer, buffer_minutes integer, processing jsonb)',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
