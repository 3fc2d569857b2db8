-- Verify holdfast:core/read_turn_times on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.read_turn_times',
  p_arguments => 'p_venue jsonb',
  p_returns => 'TABLE(path text, code text, party_min integer, party_max integer, party_limit integer, turn_length interval)',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
