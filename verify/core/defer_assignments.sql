-- Verify holdfast:core/defer_assignments on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.defer_assignments',
  p_arguments => 'p_message_ids bigint[], p_until timestamp with time zone[], p_reason text, p_at timestamp with time zone',
  p_returns => 'void',
  p_language => 'sql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
