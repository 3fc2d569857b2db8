-- Verify holdfast:jobs/record_delivery on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'jobs.record_delivery',
  p_arguments => 'p_message_id bigint, p_read_count integer, p_outcome text, p_provider_id text, p_error text',
  p_returns => 'text',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_worker']
);

rollback;
