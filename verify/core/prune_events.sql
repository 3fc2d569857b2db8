-- Verify holdfast:core/prune_events on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.prune_events',
  p_arguments => 'p_queue text, p_limit integer, p_at timestamp with time zone',
  p_returns => 'integer',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
