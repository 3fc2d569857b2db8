-- Verify holdfast:core/phrase_obstacle on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.phrase_obstacle',
  p_arguments => 'p_tables text[], p_reason text, p_blocking_table text, p_until text',
  p_returns => 'text',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
