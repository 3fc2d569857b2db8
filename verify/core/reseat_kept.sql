-- Verify holdfast:core/reseat_kept on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.reseat_kept',
  p_arguments => 'p_booking core.booking, p_reason text, p_at timestamp with time zone',
  p_returns => 'text',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
