-- Verify holdfast:core/is_ordinary_time on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.is_ordinary_time',
  p_arguments => 'p_local timestamp without time zone, p_timezone text',
  p_returns => 'boolean',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
