-- Verify holdfast:core/send_event on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.send_event',
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
  p_name => '_300_transition_is_told',
  p_definition => 'CREATE TRIGGER _300_transition_is_told AFTER INSERT OR UPDATE OF state ON core.booking FOR EACH ROW EXECUTE FUNCTION core.send_event()'
);

rollback;
