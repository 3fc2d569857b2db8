-- Verify holdfast:core/read_resource_services on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.read_resource_services',
  p_arguments => 'p_venue jsonb',
  p_returns => 'TABLE(path text, kind text, label text, code text)',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
