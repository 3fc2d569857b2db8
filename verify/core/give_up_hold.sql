-- Verify holdfast:core/give_up_hold on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.give_up_hold',
  p_arguments => 'p_booking_id bigint, p_reason text',
  p_returns => 'void',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
