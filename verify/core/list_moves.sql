-- Verify holdfast:core/list_moves on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.list_moves',
  p_arguments => 'p_board core.day_board, p_search core.room_search',
  p_returns => 'TABLE(booking_id bigint, from_resource_ids bigint[], to_resource_ids bigint[])',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
