-- Verify holdfast:core/is_insider on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.is_insider',
  p_arguments => '',
  p_returns => 'boolean',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
