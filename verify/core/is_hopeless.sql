-- Verify holdfast:core/is_hopeless on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.is_hopeless',
  p_arguments => 'p_helpers bit varying[], p_blockers bit varying, p_lifted bit varying',
  p_returns => 'boolean',
  p_language => 'plpgsql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
