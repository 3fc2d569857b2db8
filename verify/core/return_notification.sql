-- Verify holdfast:core/return_notification on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.return_notification',
  p_arguments => 'p_message_id bigint, p_read_count integer, p_error text',
  p_returns => 'text',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
