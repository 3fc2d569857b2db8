-- Verify holdfast:core/tell_optimization on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.tell_optimization',
  p_arguments => 'p_run core.optimization_run',
  p_returns => 'void',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
