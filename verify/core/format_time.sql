-- Verify holdfast:core/format_time on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.format_time',
  p_arguments => 'p_time interval',
  p_returns => 'text',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
