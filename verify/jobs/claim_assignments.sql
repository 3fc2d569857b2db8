-- Verify holdfast:jobs/claim_assignments on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'jobs.claim_assignments',
  p_arguments => 'p_limit integer, p_lease interval',
  p_returns => 'TABLE(message_id bigint, read_count integer, booking_id bigint, request_id text)',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_worker']
);

rollback;
