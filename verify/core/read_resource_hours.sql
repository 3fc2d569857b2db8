-- Verify holdfast:core/read_resource_hours on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.read_resource_hours',
  p_arguments => 'p_venue jsonb',
  p_returns => 'TABLE(path text, kind text, label text, weekday integer, starts interval, ends interval, is_break boolean)',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
