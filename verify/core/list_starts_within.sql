-- Verify holdfast:core/list_starts_within on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.list_starts_within',
  p_arguments => 'p_times tstzmultirange, p_service_id bigint',
  p_returns => 'tstzmultirange',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
