-- Verify holdfast:core/fence_messages on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.fence_messages',
  p_arguments => 'p_message_ids bigint[], p_read_counts integer[]',
  p_returns => 'TABLE(message_ids bigint[], booking_ids bigint[], walk_dates date[])',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
