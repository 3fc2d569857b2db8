-- Verify holdfast:jobs/release_messages on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'jobs.release_messages',
  p_arguments => 'p_queue text, p_message_ids bigint[], p_read_counts integer[]',
  p_returns => 'integer',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_worker']
);

rollback;
