-- Verify holdfast:core/share_venue on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.share_venue',
  p_arguments => 'p_venue_id bigint',
  p_returns => 'bigint',
  p_language => 'sql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
