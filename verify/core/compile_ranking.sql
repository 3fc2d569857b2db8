-- Verify holdfast:core/compile_ranking on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.compile_ranking',
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
  p_name => '_100_ranking_is_compiled',
  p_definition => 'CREATE TRIGGER _100_ranking_is_compiled AFTER INSERT OR DELETE OR UPDATE ON core.strategy FOR EACH STATEMENT EXECUTE FUNCTION core.compile_ranking()'
);

rollback;
