-- Verify holdfast:core/read_tables on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.read_tables',
  p_arguments => 'p_venue jsonb',
  p_returns => 'TABLE(path text, label text, zone text, seats integer, party_min integer, party_max integer, is_movable boolean, x numeric, y numeric)',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
