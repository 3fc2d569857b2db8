-- Verify holdfast:core/place_block on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.place_block',
  p_arguments => 'p_from timestamp without time zone, p_until timestamp without time zone, p_timezone text',
  p_returns => 'tstzrange',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
