-- Verify holdfast:core/bury_message on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.bury_message',
  p_arguments => 'p_queue text, p_message_id bigint, p_error text',
  p_returns => 'void',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
