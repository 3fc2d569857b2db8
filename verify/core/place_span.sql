-- Verify holdfast:core/place_span on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.place_span',
  p_arguments => 'p_service_date date, p_starts interval, p_ends interval, p_timezone text',
  p_returns => 'tstzrange',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
