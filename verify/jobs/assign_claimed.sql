-- Verify holdfast:jobs/assign_claimed on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'jobs.assign_claimed',
  p_arguments => 'p_message_ids bigint[], p_read_counts integer[]',
  p_returns => 'TABLE(message_id bigint, booking_id bigint, outcome text, state text, reason text)',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp', 'lock_timeout=2s', 'plan_cache_mode=force_generic_plan'],
  p_executable_by => array['holdfast_worker']
);

rollback;
