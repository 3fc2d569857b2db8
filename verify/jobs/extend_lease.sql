-- Verify holdfast:jobs/extend_lease on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'jobs.extend_lease',
  p_arguments => 'p_queue text, p_message_id bigint, p_read_count integer, p_lease interval',
  p_returns => 'boolean',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_worker']
);

rollback;
