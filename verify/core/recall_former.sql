-- Verify holdfast:core/recall_former on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.recall_former',
  p_arguments => 'p_booking core.booking, p_visit core.visit_request',
  p_returns => 'core.booking',
  p_language => 'plpgsql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
