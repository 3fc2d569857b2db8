-- Verify holdfast:core/list_next_slots on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.list_next_slots',
  p_arguments => 'p_visit core.visit_request, p_therapist_id bigint, p_exclude_id bigint, p_is_insider boolean, p_at timestamp with time zone',
  p_returns => 'jsonb',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
