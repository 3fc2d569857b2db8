-- Verify holdfast:jobs/optimize_due_days on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'jobs.optimize_due_days',
  p_arguments => 'p_limit integer',
  p_returns => 'TABLE(run_id bigint, venue_slug text, service_date date, outcome text, score_delta double precision, seated_count integer, moved_count integer, rationale text)',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp', 'lock_timeout=2s'],
  p_executable_by => array['holdfast_worker']
);

rollback;
