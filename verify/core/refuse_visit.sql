-- Verify holdfast:core/refuse_visit on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.refuse_visit',
  p_arguments => 'p_venue core.venue, p_starts_local timestamp without time zone, p_starts_at timestamp with time zone, p_service text, p_party integer, p_seating text, p_time_fault text, p_is_offered boolean, p_is_insider boolean, p_at timestamp with time zone',
  p_returns => 'void',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
