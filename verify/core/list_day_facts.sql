-- Verify holdfast:core/list_day_facts on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.list_day_facts',
  p_arguments => 'p_venue core.venue, p_service_date date, p_at timestamp with time zone',
  p_returns => 'TABLE(subject text, fact text)',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
