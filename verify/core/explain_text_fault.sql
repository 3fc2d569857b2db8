-- Verify holdfast:core/explain_text_fault on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.explain_text_fault',
  p_arguments => 'p_type text, p_value text, p_lower numeric, p_upper numeric',
  p_returns => 'text',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
