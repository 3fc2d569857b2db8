-- Verify holdfast:core/count_attempts on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.count_attempts',
  p_arguments => 'p_read_count integer, p_headers jsonb',
  p_returns => 'integer',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
