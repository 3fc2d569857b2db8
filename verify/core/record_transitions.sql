-- Verify holdfast:core/record_transitions on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.record_transitions',
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
  p_name => '_200_first_transitions_are_recorded',
  p_definition => 'CREATE TRIGGER _200_first_transitions_are_recorded AFTER INSERT ON core.booking REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_transitions()'
);

call pg_temp.assert_trigger(
  p_table => 'core.booking',
  p_name => '_200_transitions_are_recorded',
  p_definition => 'CREATE TRIGGER _200_transitions_are_recorded AFTER UPDATE ON core.booking REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_transitions()'
);

rollback;
