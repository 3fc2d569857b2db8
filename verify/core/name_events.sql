-- Verify holdfast:core/name_events on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.name_events',
  p_arguments => 'p_step core.booking_state_history, p_event text',
  p_returns => 'TABLE(place integer, name text)',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
