-- Verify holdfast:core/refuse_isolation on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.refuse_isolation',
  p_arguments => '',
  p_returns => 'boolean',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
