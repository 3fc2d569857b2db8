-- Verify holdfast:core/read_import_visit on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.read_import_visit',
  p_arguments => 'p_venue core.venue, p_starts_local timestamp without time zone, p_party integer, p_service text, p_seating text, p_fold integer',
  p_returns => 'core.visit_request',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
