-- Verify holdfast:core/find_venue on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.find_venue',
  p_arguments => 'p_slug text',
  p_returns => 'core.venue',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
