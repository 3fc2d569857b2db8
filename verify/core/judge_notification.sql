-- Verify holdfast:core/judge_notification on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.judge_notification',
  p_arguments => 'p_notification core.notification, p_at timestamp with time zone',
  p_returns => 'text',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
