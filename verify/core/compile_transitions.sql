-- Verify holdfast:core/compile_transitions on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.compile_transitions',
  p_arguments => '',
  p_returns => 'trigger',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

call pg_temp.assert_function(
  p_name => 'core.is_transition',
  p_arguments => 'p_from text, p_to text',
  p_returns => 'boolean',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

call pg_temp.assert_trigger(
  p_table => 'core.booking_transition',
  p_name => '_100_transitions_are_compiled',
  p_definition => 'CREATE TRIGGER _100_transitions_are_compiled AFTER INSERT OR DELETE OR UPDATE ON core.booking_transition FOR EACH STATEMENT EXECUTE FUNCTION core.compile_transitions()'
);

rollback;
