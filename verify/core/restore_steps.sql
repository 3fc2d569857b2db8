-- Verify holdfast:core/restore_steps on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.restore_steps',
  p_arguments => 'p_known core.booking_state_history[]',
  p_returns => 'void',
  p_language => 'sql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
