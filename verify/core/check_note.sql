-- Verify holdfast:core/check_note on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.check_note',
  p_arguments => 'p_note text, p_field text',
  p_returns => 'void',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
