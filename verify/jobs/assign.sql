-- Verify holdfast:jobs/assign on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'jobs.assign',
  p_arguments => 'p_booking_id bigint',
  p_returns => 'jobs.assignment',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp', 'lock_timeout=2s', 'plan_cache_mode=force_generic_plan'],
  p_executable_by => array['holdfast_worker']
);

rollback;
