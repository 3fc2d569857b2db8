-- Verify holdfast:core/get_caller on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.get_caller',
  p_arguments => '',
  p_returns => 'text',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
