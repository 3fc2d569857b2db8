-- Verify holdfast:core/find_resource on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.find_resource',
  p_arguments => 'p_venue_id bigint, p_label text, p_field text',
  p_returns => 'bigint',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
