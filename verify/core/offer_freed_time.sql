-- Verify holdfast:core/offer_freed_time on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.offer_freed_time',
  p_arguments => '',
  p_returns => 'trigger',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

call pg_temp.assert_trigger(
  p_table => 'core.claim',
  p_name => '_200_freed_time_is_offered',
  p_definition => 'CREATE TRIGGER _200_freed_time_is_offered AFTER DELETE ON core.claim REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION core.offer_freed_time()'
);

rollback;
