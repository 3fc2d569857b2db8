-- Verify holdfast:core/refresh_weights on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.refresh_weights',
  p_arguments => '',
  p_returns => 'trigger',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

call pg_temp.assert_trigger(
  p_table => 'core.strategy',
  p_name => '_200_weights_are_refreshed',
  p_definition => 'CREATE TRIGGER _200_weights_are_refreshed AFTER INSERT OR DELETE OR UPDATE ON core.strategy FOR EACH STATEMENT EXECUTE FUNCTION core.refresh_weights()'
);

call pg_temp.assert_trigger(
  p_table => 'core.venue',
  p_name => '_100_weights_are_refreshed',
  p_definition => 'CREATE TRIGGER _100_weights_are_refreshed AFTER INSERT ON core.venue FOR EACH STATEMENT EXECUTE FUNCTION core.refresh_weights()'
);

call pg_temp.assert_trigger(
  p_table => 'core.venue_strategy',
  p_name => '_100_weights_are_refreshed',
  p_definition => 'CREATE TRIGGER _100_weights_are_refreshed AFTER INSERT OR DELETE OR UPDATE ON core.venue_strategy FOR EACH STATEMENT EXECUTE FUNCTION core.refresh_weights()'
);

rollback;
