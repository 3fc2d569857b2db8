-- Verify holdfast:core/store_empty_run on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.store_empty_run',
  p_arguments => 'p_venue core.venue, p_service_date date, p_snapshot jsonb, p_seed integer, p_at timestamp with time zone',
  p_returns => 'bigint',
  p_language => 'sql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
