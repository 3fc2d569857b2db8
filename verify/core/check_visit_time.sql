-- Verify holdfast:core/check_visit_time on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.check_visit_time',
  p_arguments => 'p_booking core.booking, p_at timestamp with time zone, p_now timestamp with time zone',
  p_returns => 'void',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
