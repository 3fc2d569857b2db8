-- Verify holdfast:core/find_time_fault on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.find_time_fault',
  p_arguments => 'p_starts_local timestamp without time zone, p_starts_at timestamp with time zone, p_service_date date, p_timezone text, p_day_starts_at interval, p_slot_length interval, p_lead_time interval, p_book_ahead_days integer, p_is_insider boolean, p_at timestamp with time zone',
  p_returns => 'text',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
