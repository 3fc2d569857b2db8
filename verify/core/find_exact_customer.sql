-- Verify holdfast:core/find_exact_customer on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.find_exact_customer',
  p_arguments => 'p_venue_id bigint, p_email text, p_name text, p_phone text, p_locale text',
  p_returns => 'bigint',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
