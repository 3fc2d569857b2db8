-- Verify holdfast:core/list_free_starts on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.list_free_starts',
  p_arguments => 'p_venue core.venue, p_service_date date, p_party integer, p_service_id bigint, p_seating text, p_exclude_id bigint, p_is_insider boolean, p_at timestamp with time zone',
  p_returns => 'TABLE(service_id bigint, starts_local timestamp without time zone, starts_at timestamp with time zone, ends_at timestamp with time zone)',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
