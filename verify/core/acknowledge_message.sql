-- Verify holdfast:core/acknowledge_message on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.acknowledge_message',
  p_arguments => 'p_queue text, p_message_id bigint, p_read_count integer',
  p_returns => 'jsonb',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
