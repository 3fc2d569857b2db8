-- Verify holdfast:core/refuse_transition on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.refuse_transition',
  p_arguments => 'p_booking core.booking, p_wanted text',
  p_returns => 'void',
  p_language => 'plpgsql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
