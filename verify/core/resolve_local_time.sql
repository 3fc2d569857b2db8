-- Verify holdfast:core/resolve_local_time on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.resolve_local_time',
  p_arguments => 'p_local timestamp without time zone, p_timezone text, p_fold integer',
  p_returns => 'timestamp with time zone',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
