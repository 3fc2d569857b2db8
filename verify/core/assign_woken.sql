-- Verify holdfast:core/assign_woken on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.assign_woken',
  p_arguments => 'p_booking_id bigint, p_began_at timestamp with time zone',
  p_returns => 'void',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
