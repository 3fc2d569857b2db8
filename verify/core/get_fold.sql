-- Verify holdfast:core/get_fold on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.get_fold',
  p_arguments => 'p_local timestamp without time zone, p_at timestamp with time zone, p_timezone text',
  p_returns => 'integer',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
