-- Verify holdfast:core/tell_turn on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.tell_turn',
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
  p_name => '_300_turn_is_told',
  p_definition => 'CREATE TRIGGER _300_turn_is_told AFTER UPDATE OF state ON core.booking FOR EACH ROW WHEN ((((new.state <> old.state) AND (new.state = ANY (ARRAY[''manual_review''::text, ''failed''::text, ''no_show''::text]))) OR ((new.state = ''assignment_pending''::text) AND (new.attempt_count > old.attempt_count) AND (new.changing_from IS NULL) AND (new.state_reason IS DISTINCT FROM ''rate_limited''::text)))) EXECUTE FUNCTION core.tell_turn()'
);

rollback;
