-- Verify holdfast:core/list_grid on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.list_grid',
  p_arguments => 'p_venue core.venue, p_service_date date, p_times tstzmultirange',
  p_returns => 'TABLE(starts_local timestamp without time zone, starts_at timestamp with time zone, fold integer)',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
