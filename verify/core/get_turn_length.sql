-- Verify holdfast:core/get_turn_length on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.get_turn_length',
  p_arguments => 'p_turn_lengths interval[], p_is_last_turn_open boolean, p_party integer',
  p_returns => 'interval',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
