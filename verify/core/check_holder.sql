-- Verify holdfast:core/check_holder on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.check_holder',
  p_arguments => 'p_venue core.venue, p_email text, p_origin text, p_own_id bigint, p_at timestamp with time zone',
  p_returns => 'void',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
