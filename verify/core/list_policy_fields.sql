-- Verify holdfast:core/list_policy_fields on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.list_policy_fields',
  p_arguments => '',
  p_returns => 'TABLE(shape text, key text, type text, is_required boolean, lower numeric, upper numeric)',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
