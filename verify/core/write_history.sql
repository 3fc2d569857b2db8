-- Verify holdfast:core/write_history on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.write_history',
  p_arguments => '',
  p_returns => 'trigger',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

call pg_temp.assert_trigger(
  p_table => 'core.booking',
  p_name => '_200_transition_is_recorded',
  p_definition => 'CREATE TRIGGER _200_transition_is_recorded AFTER INSERT OR UPDATE OF state ON core.booking FOR EACH ROW EXECUTE FUNCTION core.write_history()'
);

rollback;
