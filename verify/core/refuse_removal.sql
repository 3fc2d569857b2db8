-- Verify holdfast:core/refuse_removal on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.refuse_removal',
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
  p_name => '_100_booking_in_use_stays',
  p_definition => 'CREATE TRIGGER _100_booking_in_use_stays BEFORE DELETE ON core.booking FOR EACH ROW EXECUTE FUNCTION core.refuse_removal()'
);

call pg_temp.assert_trigger(
  p_table => 'core.customer',
  p_name => '_100_customer_in_use_stays',
  p_definition => 'CREATE TRIGGER _100_customer_in_use_stays BEFORE DELETE ON core.customer FOR EACH ROW EXECUTE FUNCTION core.refuse_removal()'
);

call pg_temp.assert_trigger(
  p_table => 'core.resource',
  p_name => '_100_resource_in_use_stays',
  p_definition => 'CREATE TRIGGER _100_resource_in_use_stays BEFORE DELETE ON core.resource FOR EACH ROW EXECUTE FUNCTION core.refuse_removal()'
);

call pg_temp.assert_trigger(
  p_table => 'core.service',
  p_name => '_100_service_in_use_stays',
  p_definition => 'CREATE TRIGGER _100_service_in_use_stays BEFORE DELETE ON core.service FOR EACH ROW EXECUTE FUNCTION core.refuse_removal()'
);

call pg_temp.assert_trigger(
  p_table => 'core.venue',
  p_name => '_100_venue_in_use_stays',
  p_definition => 'CREATE TRIGGER _100_venue_in_use_stays BEFORE DELETE ON core.venue FOR EACH ROW EXECUTE FUNCTION core.refuse_removal()'
);

rollback;
