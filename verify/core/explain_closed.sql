-- Verify holdfast:core/explain_closed on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.explain_closed',
  p_arguments => 'p_venue core.venue, p_service_id bigint, p_service_date date, p_start interval, p_party integer',
  p_returns => 'void',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
