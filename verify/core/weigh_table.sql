-- Verify holdfast:core/weigh_table on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.weigh_table',
  p_arguments => 'p_rules core.repack_rules, p_busy bigint',
  p_returns => 'double precision',
  p_language => 'plpgsql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
