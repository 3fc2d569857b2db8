-- Verify holdfast:core/find_turn on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.find_turn',
  p_arguments => 'p_notification core.notification, p_at timestamp with time zone',
  p_returns => 'timestamp with time zone',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
