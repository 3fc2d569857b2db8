-- Verify holdfast:core/count_quarters on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.count_quarters',
  p_arguments => 'p_length interval, p_slot interval',
  p_returns => 'double precision',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
