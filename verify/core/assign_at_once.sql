-- Verify holdfast:core/assign_at_once on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.assign_at_once',
  p_arguments => 'p_booking core.booking, p_began_at timestamp with time zone',
  p_returns => 'void',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
