-- Verify holdfast:core/store_venue_mail on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.store_venue_mail',
  p_arguments => 'p_venue_id bigint, p_venue jsonb',
  p_returns => 'void',
  p_language => 'sql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
