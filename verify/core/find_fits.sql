-- Verify holdfast:core/find_fits on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.find_fits',
  p_arguments => 'p_board core.day_board, p_rules core.repack_rules, p_busy bigint[], p_fits bigint[], p_is_changed boolean[]',
  p_returns => 'bigint[]',
  p_language => 'plpgsql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
