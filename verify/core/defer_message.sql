-- Verify holdfast:core/defer_message on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.defer_message',
  p_arguments => 'p_message_id bigint, p_read_count integer, p_until timestamp with time zone',
  p_returns => 'void',
  p_language => 'sql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
