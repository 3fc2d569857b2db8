-- Verify holdfast:core/get_retry_time on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.get_retry_time',
  p_arguments => 'p_venue core.venue, p_booking core.booking, p_at timestamp with time zone',
  p_returns => 'timestamp with time zone',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
