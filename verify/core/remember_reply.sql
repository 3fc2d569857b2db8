-- Verify holdfast:core/remember_reply on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.remember_reply',
  p_arguments => 'p_scope text, p_key text, p_reply jsonb',
  p_returns => 'void',
  p_language => 'sql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
