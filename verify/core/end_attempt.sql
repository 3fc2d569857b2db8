-- Verify holdfast:core/end_attempt on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.end_attempt',
  p_arguments => 'p_venue core.venue, p_frame core.day_frame, p_booking core.booking, p_outcome text, p_reason text, p_is_woken boolean, p_strategy text, p_plans jsonb, p_began_at timestamp with time zone, p_at timestamp with time zone',
  p_returns => 'jobs.assignment',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
