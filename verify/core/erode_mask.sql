-- Verify holdfast:core/erode_mask on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.erode_mask',
  p_arguments => 'p_free bigint, p_shift_1 integer, p_shift_2 integer, p_shift_3 integer, p_shift_4 integer, p_shift_5 integer, p_shift_6 integer',
  p_returns => 'bigint',
  p_language => 'plpgsql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
