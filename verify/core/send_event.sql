-- Verify holdfast:core/send_event on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.send_event',
  p_arguments => 'p_topic text, p_envelope jsonb',
  p_returns => 'void',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
