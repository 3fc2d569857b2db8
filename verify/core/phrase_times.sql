-- Verify holdfast:core/phrase_times on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.phrase_times',
  p_arguments => 'p_times tstzmultirange, p_length interval, p_timezone text',
  p_returns => 'text',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
