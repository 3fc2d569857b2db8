-- Verify holdfast:ops/check_waiting on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'ops.check_waiting',
  p_arguments => '',
  p_returns => 'TABLE(invariant text, venue_id bigint, booking_id bigint, detail jsonb)',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_monitor', 'holdfast_staff']
);

rollback;
