-- Verify holdfast:core/find_practice_faults on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.find_practice_faults',
  p_arguments => 'p_venue jsonb',
  p_returns => 'TABLE(path text, message text)',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
