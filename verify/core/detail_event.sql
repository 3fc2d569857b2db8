-- Verify holdfast:core/detail_event on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.detail_event',
  p_arguments => 'p_name text, p_booking core.booking, p_step core.booking_state_history',
  p_returns => 'jsonb',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
