-- Verify holdfast:core/make_reference on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.make_reference',
  p_arguments => '',
  p_returns => 'text',
  p_language => 'sql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
