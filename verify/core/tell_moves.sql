-- Verify holdfast:core/tell_moves on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.tell_moves',
  p_arguments => '',
  p_returns => 'trigger',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

call pg_temp.assert_trigger(
  p_table => 'core.booking_move',
  p_name => '_100_moves_are_told',
  p_definition => 'CREATE TRIGGER _100_moves_are_told AFTER INSERT ON core.booking_move REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.tell_moves()'
);

rollback;
