-- Verify holdfast:api/set_mail_preference on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'api.set_mail_preference',
  p_arguments => 'p_token text DEFAULT NULL::text, p_is_wanted boolean DEFAULT NULL::boolean',
  p_returns => 'TABLE(venue_name text, is_wanted boolean)',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_guest', 'holdfast_service', 'holdfast_staff']
);

rollback;
