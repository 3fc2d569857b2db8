-- Verify holdfast:core/list_instants on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.list_instants',
  p_arguments => 'p_local timestamp without time zone, p_timezone text',
  p_returns => 'TABLE(fold integer, starts_at timestamp with time zone)',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
