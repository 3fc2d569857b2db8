-- Verify holdfast:core/find_or_add_customer on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.find_or_add_customer',
  p_arguments => 'p_venue_id bigint, p_name text, p_email text, p_phone text, p_locale text, p_has_marketing_consent boolean, p_at timestamp with time zone',
  p_returns => 'bigint',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
