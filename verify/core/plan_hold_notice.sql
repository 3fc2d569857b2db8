-- Verify holdfast:core/plan_hold_notice on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.plan_hold_notice',
  p_arguments => 'p_booking_id bigint, p_expires_at timestamp with time zone, p_at timestamp with time zone',
  p_returns => 'void',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
