-- Verify holdfast:core/heed_flags on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.heed_flags',
  p_arguments => '',
  p_returns => 'trigger',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

call pg_temp.assert_trigger(
  p_table => 'core.feature_flag',
  p_name => '_100_flag_is_heeded',
  p_definition => 'CREATE TRIGGER _100_flag_is_heeded AFTER INSERT OR UPDATE ON core.feature_flag FOR EACH STATEMENT EXECUTE FUNCTION core.heed_flags()'
);

call pg_temp.assert_trigger(
  p_table => 'core.feature_flag_venue',
  p_name => '_100_list_is_heeded',
  p_definition => 'CREATE TRIGGER _100_list_is_heeded AFTER INSERT OR DELETE OR UPDATE ON core.feature_flag_venue FOR EACH STATEMENT EXECUTE FUNCTION core.heed_flags()'
);

rollback;
