-- Verify holdfast:core/list_venue_children on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.list_venue_children',
  p_arguments => 'p_path text, p_type text, p_value jsonb',
  p_returns => 'TABLE(path text, type text, lower numeric, upper numeric, value jsonb)',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
