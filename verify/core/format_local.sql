-- Verify holdfast:core/format_local on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.format_local',
  p_arguments => 'p_at timestamp with time zone, p_timezone text',
  p_returns => 'text',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
