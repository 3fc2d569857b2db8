-- Verify holdfast:core/extend_hold on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.extend_hold',
  p_arguments => 'p_booking core.booking, p_at timestamp with time zone',
  p_returns => 'timestamp with time zone',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
