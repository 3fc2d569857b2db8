-- Verify holdfast:core/is_whole_appointment on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.is_whole_appointment',
  p_arguments => 'p_booking core.booking, p_resource_ids bigint[]',
  p_returns => 'boolean',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
