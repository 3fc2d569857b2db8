-- Verify holdfast:core/order_by_hardship on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.order_by_hardship',
  p_arguments => 'p_board core.day_board, p_bookings integer[]',
  p_returns => 'integer[]',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
