-- Verify holdfast:core/list_slots on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.list_slots',
  p_arguments => 'p_venue core.venue, p_from date, p_until date, p_service_id bigint, p_units integer, p_therapist_id bigint, p_exclude_id bigint, p_is_insider boolean, p_at timestamp with time zone',
  p_returns => 'TABLE(service_date date, starts_local timestamp without time zone, starts_at timestamp with time zone, ends_at timestamp with time zone, fold integer, therapist_ids bigint[], room_ids bigint[])',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
