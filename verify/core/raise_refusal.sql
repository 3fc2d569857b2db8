-- Verify holdfast:core/raise_refusal on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.raise_refusal',
  p_arguments => 'p_code text, p_message text, p_detail jsonb, p_hint text',
  p_returns => 'void',
  p_language => 'plpgsql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
