-- Verify holdfast:core/tell_waiting on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.tell_waiting',
  p_arguments => 'p_booking_ids bigint[], p_at timestamp with time zone',
  p_returns => 'void',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
