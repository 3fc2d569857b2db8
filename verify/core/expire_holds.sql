-- Verify holdfast:core/expire_holds on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.expire_holds',
  p_arguments => 'p_venue_id bigint, p_service_date date, p_at timestamp with time zone',
  p_returns => 'integer',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
