-- Verify holdfast:core/mark_table on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.mark_table',
  p_arguments => 'p_bookings integer, p_tables integer, p_table integer',
  p_returns => 'bit varying',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
