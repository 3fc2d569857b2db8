-- Verify holdfast:core/confirm_hold on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.confirm_hold',
  p_arguments => 'p_booking core.booking, p_customer_id bigint, p_notes text, p_at timestamp with time zone',
  p_returns => 'text',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
