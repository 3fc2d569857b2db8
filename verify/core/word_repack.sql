-- Verify holdfast:core/word_repack on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.word_repack',
  p_arguments => 'p_before jsonb, p_after jsonb, p_bound jsonb, p_improvement double precision, p_threshold double precision',
  p_returns => 'text',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
