-- Verify holdfast:core/is_seatable on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.is_seatable',
  p_arguments => 'p_venue_id bigint, p_party integer, p_seating text',
  p_returns => 'boolean',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
