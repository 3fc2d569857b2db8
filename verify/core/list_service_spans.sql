-- Verify holdfast:core/list_service_spans on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.list_service_spans',
  p_arguments => 'p_venue_id bigint, p_service_date date, p_special_dates date[]',
  p_returns => 'TABLE(service_id bigint, service_code text, first_start interval, end_of_starts interval, last_seating interval, last_end interval, turn_lengths interval[], is_last_turn_open boolean)',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
