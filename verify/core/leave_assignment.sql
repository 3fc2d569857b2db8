-- Verify holdfast:core/leave_assignment on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.leave_assignment',
  p_arguments => 'p_booking core.booking, p_outcome text, p_reason text',
  p_returns => 'jobs.assignment',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
