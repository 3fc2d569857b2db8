-- Verify holdfast:core/pick_first_of_days on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.pick_first_of_days',
  p_arguments => 'p_booking_ids bigint[], p_walk_dates date[], OUT booking_ids bigint[], OUT service_dates date[]',
  p_returns => 'record',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
