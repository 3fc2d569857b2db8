-- Verify holdfast:core/list_therapists on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.list_therapists',
  p_arguments => 'p_booking_id bigint',
  p_returns => 'bigint[]',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
