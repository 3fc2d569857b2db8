-- Verify holdfast:core/check_booking on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.check_booking',
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
  p_name => '_110_booking_is_consistent',
  p_definition => 'CREATE TRIGGER _110_booking_is_consistent BEFORE UPDATE OF party_size, seating_preference, during, occupied, hold_expires_at ON core.booking FOR EACH ROW EXECUTE FUNCTION core.check_booking()'
);

rollback;
