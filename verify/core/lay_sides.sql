-- Verify holdfast:core/lay_sides on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.lay_sides',
  p_arguments => 'p_rules core.repack_rules, p_frame core.day_frame, p_board core.day_board',
  p_returns => 'core.repack_rules',
  p_language => 'plpgsql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
