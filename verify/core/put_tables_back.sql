-- Verify holdfast:core/put_tables_back on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.put_tables_back',
  p_arguments => 'p_claims core.claim[]',
  p_returns => 'void',
  p_language => 'sql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
