-- Verify holdfast:ops/purge_queue on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'ops.purge_queue',
  p_arguments => 'p_queue text, p_age interval',
  p_returns => 'integer',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_staff']
);

rollback;
