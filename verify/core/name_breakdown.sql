-- Verify holdfast:core/name_breakdown on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.name_breakdown',
  p_arguments => 'p_error text',
  p_returns => 'text',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
