-- Verify holdfast:ops/opt_in_venue on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'ops.opt_in_venue',
  p_arguments => 'p_flag text, p_venue text, p_is_in boolean',
  p_returns => 'boolean',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_staff']
);

rollback;
