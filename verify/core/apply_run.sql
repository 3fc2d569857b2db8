-- Verify holdfast:core/apply_run on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.apply_run',
  p_arguments => 'p_run core.optimization_run, p_at timestamp with time zone',
  p_returns => 'void',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
