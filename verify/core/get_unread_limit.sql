-- Verify holdfast:core/get_unread_limit on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.get_unread_limit',
  p_arguments => '',
  p_returns => 'integer',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
