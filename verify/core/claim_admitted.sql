-- Verify holdfast:core/claim_admitted on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.claim_admitted',
  p_arguments => 'p_limit integer, p_lease interval',
  p_returns => 'TABLE(message_id bigint, read_count integer, key_id bigint)',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
