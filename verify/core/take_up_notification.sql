-- Verify holdfast:core/take_up_notification on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.take_up_notification',
  p_arguments => 'p_notification_id bigint, p_message_id bigint, p_read_count integer, p_at timestamp with time zone',
  p_returns => 'boolean',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
