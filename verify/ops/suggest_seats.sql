-- Verify holdfast:ops/suggest_seats on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'ops.suggest_seats',
  p_arguments => 'p_booking_id bigint',
  p_returns => 'jsonb',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_monitor', 'holdfast_staff']
);

rollback;
