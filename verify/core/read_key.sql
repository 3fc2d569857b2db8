-- Verify holdfast:core/read_key on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.read_key',
  p_arguments => 'p_message jsonb, p_name text',
  p_returns => 'bigint',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
