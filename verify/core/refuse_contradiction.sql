-- Verify holdfast:core/refuse_contradiction on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.refuse_contradiction',
  p_arguments => 'p_booking core.booking',
  p_returns => 'void',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
