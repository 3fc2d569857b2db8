-- Verify holdfast:core/get_combination_room on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.get_combination_room',
  p_arguments => 'p_venue_id bigint',
  p_returns => 'integer',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
