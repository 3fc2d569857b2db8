-- Verify holdfast:core/number_transition on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.number_transition',
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
  p_name => '_100_transition_is_numbered',
  p_definition => 'CREATE TRIGGER _100_transition_is_numbered BEFORE INSERT OR UPDATE OF state ON core.booking FOR EACH ROW EXECUTE FUNCTION core.number_transition()'
);

rollback;
