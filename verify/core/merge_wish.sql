-- Verify holdfast:core/merge_wish on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.merge_wish',
  p_arguments => 'p_booking core.booking, p_date date, p_time time without time zone, p_party integer, p_service text, p_seating text, p_zone text, p_therapist text, p_fold integer, p_at timestamp with time zone',
  p_returns => 'core.visit_request',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
