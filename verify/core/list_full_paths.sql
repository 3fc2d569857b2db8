-- Verify holdfast:core/list_full_paths on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.list_full_paths',
  p_arguments => 'p_booking_ids bigint[], p_known core.booking_state_history[]',
  p_returns => 'TABLE(booking_id bigint, path text[])',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
