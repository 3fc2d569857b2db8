-- Verify holdfast:core/read_span on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.read_span',
  p_arguments => 'p_start jsonb, p_end jsonb',
  p_returns => 'TABLE(starts interval, ends interval)',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
