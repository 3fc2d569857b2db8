-- Verify holdfast:core/block_day on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.block_day',
  p_arguments => 'p_venue_id bigint, p_resource_id bigint, p_service_date date, p_during tstzrange, p_at timestamp with time zone',
  p_returns => 'SETOF api.displaced_booking',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
