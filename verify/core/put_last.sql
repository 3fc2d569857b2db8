-- Verify holdfast:core/put_last on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.put_last',
  p_arguments => 'p_board core.day_board, p_booking integer',
  p_returns => 'core.day_board',
  p_language => 'plpgsql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
