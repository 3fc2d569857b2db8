-- Verify holdfast:core/enroll_venue on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.enroll_venue',
  p_arguments => '',
  p_returns => 'trigger',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

call pg_temp.assert_trigger(
  p_table => 'core.venue',
  p_name => '_100_venue_is_enrolled',
  p_definition => 'CREATE TRIGGER _100_venue_is_enrolled BEFORE INSERT ON core.venue FOR EACH ROW EXECUTE FUNCTION core.enroll_venue()'
);

rollback;
