-- Verify holdfast:core/trace_path on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.trace_path',
  p_arguments => 'p_state text',
  p_returns => 'text[]',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
