-- Verify holdfast:core/address_notification on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.address_notification',
  p_arguments => 'p_notification_id bigint',
  p_returns => 'TABLE(venue_id bigint, venue_name text, locale text, recipient_name text, recipient_email text)',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
