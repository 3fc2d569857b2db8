-- Verify holdfast:core/find_wish_fault on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.find_wish_fault',
  p_arguments => 'p_venue text, p_date date, p_time time without time zone, p_party integer, p_service text, p_seating text, p_fold integer',
  p_returns => 'text',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
