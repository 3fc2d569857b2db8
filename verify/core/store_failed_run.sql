-- Verify holdfast:core/store_failed_run on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.store_failed_run',
  p_arguments => 'p_venue_id bigint, p_service_date date, p_error text, p_at timestamp with time zone',
  p_returns => 'bigint',
  p_language => 'sql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
