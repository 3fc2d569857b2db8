-- Verify holdfast:core/weigh_gap on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.weigh_gap',
  p_arguments => 'p_pressure double precision[], p_from double precision, p_quarters double precision',
  p_returns => 'double precision',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
