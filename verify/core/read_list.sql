-- Verify holdfast:core/read_list on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.read_list',
  p_arguments => 'p_value jsonb',
  p_returns => 'jsonb',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
