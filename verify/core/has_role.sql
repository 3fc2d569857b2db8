-- Verify holdfast:core/has_role on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.has_role',
  p_arguments => 'p_role text',
  p_returns => 'boolean',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
