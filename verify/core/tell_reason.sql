-- Verify holdfast:core/tell_reason on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.tell_reason',
  p_arguments => 'p_reason text',
  p_returns => 'text',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
