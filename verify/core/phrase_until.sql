-- Verify holdfast:core/phrase_until on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.phrase_until',
  p_arguments => 'p_venue core.venue, p_service_date date, p_until_at timestamp with time zone',
  p_returns => 'TABLE(until_time time without time zone, words text)',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
