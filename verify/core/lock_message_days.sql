-- Verify holdfast:core/lock_message_days on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.lock_message_days',
  p_arguments => 'p_message_ids bigint[]',
  p_returns => 'bigint[]',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
