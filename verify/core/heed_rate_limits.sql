-- Verify holdfast:core/heed_rate_limits on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.heed_rate_limits',
  p_arguments => 'p_message_ids bigint[], p_at timestamp with time zone',
  p_returns => 'bigint[]',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
