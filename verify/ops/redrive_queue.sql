-- Verify holdfast:ops/redrive_queue on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'ops.redrive_queue',
  p_arguments => 'p_queue text, p_message_ids bigint[]',
  p_returns => 'TABLE(message_id bigint, reference text, outcome text)',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_staff']
);

rollback;
