-- Verify holdfast:core/make_room on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.make_room',
  p_arguments => 'p_venue core.venue, p_frame core.day_frame, p_booking core.booking, p_is_deep boolean, p_at timestamp with time zone',
  p_returns => 'jsonb',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
