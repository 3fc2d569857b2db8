-- Verify holdfast:core/list_days_to_optimize on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.list_days_to_optimize',
  p_arguments => 'p_at timestamp with time zone',
  p_returns => 'TABLE(venue_id bigint, service_date date, due_at timestamp with time zone)',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
