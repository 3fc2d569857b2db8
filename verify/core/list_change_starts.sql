-- Verify holdfast:core/list_change_starts on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.list_change_starts',
  p_arguments => 'p_booking core.booking, p_from date, p_until date, p_party integer, p_seating text, p_is_insider boolean, p_at timestamp with time zone',
  p_returns => 'TABLE(service_id bigint, service_date date, starts_local timestamp without time zone, starts_at timestamp with time zone, fold integer)',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
