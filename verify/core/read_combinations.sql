-- Verify holdfast:core/read_combinations on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.read_combinations',
  p_arguments => 'p_venue jsonb',
  p_returns => 'TABLE(path text, labels text[], is_allowed boolean, party_min integer, party_max integer, penalty numeric)',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
