-- Verify holdfast:core/lay_shifts on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.lay_shifts',
  p_arguments => 'p_units integer',
  p_returns => 'integer[]',
  p_language => 'plpgsql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
