-- Verify holdfast:core/list_entries on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.list_entries',
  p_arguments => 'p_path text, p_value jsonb',
  p_returns => 'TABLE(path text, value jsonb, place bigint)',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
