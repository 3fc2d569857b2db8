-- Verify holdfast:core/recall_reply on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.recall_reply',
  p_arguments => 'p_scope text, p_key text, p_request jsonb, p_at timestamp with time zone',
  p_returns => 'jsonb',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
