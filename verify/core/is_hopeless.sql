-- Verify holdfast:core/is_hopeless on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.is_hopeless',
  p_arguments => 'p_search core.room_search, p_blockers integer[], p_depth integer',
  p_returns => 'boolean',
  p_language => 'plpgsql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
