-- Verify holdfast:jobs/backfill_history on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'jobs.backfill_history',
  p_arguments => 'p_after bigint, p_limit integer',
  p_returns => 'TABLE(last_booking_id bigint, booking_count integer)',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp', 'lock_timeout=2s'],
  p_executable_by => array['holdfast_worker']
);

rollback;
