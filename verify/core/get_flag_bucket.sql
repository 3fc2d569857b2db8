-- Verify holdfast:core/get_flag_bucket on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.get_flag_bucket',
  p_arguments => 'p_flag text, p_venue_id bigint',
  p_returns => 'integer',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
