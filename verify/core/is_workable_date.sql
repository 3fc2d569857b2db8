-- Verify holdfast:core/is_workable_date on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.is_workable_date',
  p_arguments => 'p_date date',
  p_returns => 'boolean',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
