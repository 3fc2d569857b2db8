-- Verify holdfast:core/get_party_share on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.get_party_share',
  p_arguments => 'p_party integer',
  p_returns => 'double precision',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
