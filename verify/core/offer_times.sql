-- Verify holdfast:core/offer_times on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.offer_times',
  p_arguments => 'p_venue core.venue, p_frame core.day_frame, p_booking core.booking, p_at timestamp with time zone',
  p_returns => 'jsonb',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
