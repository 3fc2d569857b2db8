-- Verify holdfast:core/block_address on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.block_address',
  p_arguments => 'p_notification_id bigint, p_reason text, p_at timestamp with time zone',
  p_returns => 'void',
  p_language => 'sql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
