-- Verify holdfast:core/require_review on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.require_review',
  p_arguments => 'p_booking core.booking',
  p_returns => 'void',
  p_language => 'plpgsql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
