-- Verify holdfast:core/read_service_parts on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.read_service_parts',
  p_arguments => 'p_venue jsonb',
  p_returns => 'TABLE(code text, kind text, starts interval, ends interval)',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
