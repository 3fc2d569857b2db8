-- Verify holdfast:core/forget_refusals on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.forget_refusals',
  p_arguments => '',
  p_returns => 'trigger',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

call pg_temp.assert_trigger(
  p_table => 'core.claim',
  p_name => '_100_refusals_are_forgotten',
  p_definition => 'CREATE TRIGGER _100_refusals_are_forgotten AFTER DELETE ON core.claim FOR EACH ROW EXECUTE FUNCTION core.forget_refusals()'
);

rollback;
