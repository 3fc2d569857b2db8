-- Verify holdfast:core/place_appointment on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.place_appointment',
  p_arguments => 'p_venue core.venue, p_visit core.visit_request, p_email text, p_source text, p_began_at timestamp with time zone, p_at timestamp with time zone',
  p_returns => 'core.booking',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
