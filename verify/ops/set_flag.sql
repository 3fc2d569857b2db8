-- Verify holdfast:ops/set_flag on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'ops.set_flag',
  p_arguments => 'p_flag text, p_mode text, p_percentage integer',
  p_returns => 'integer',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_staff']
);

rollback;
