-- Verify holdfast:core/list_claimed on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.list_claimed',
  p_arguments => 'p_message_ids bigint[]',
  p_returns => 'TABLE(message_id bigint, booking_id bigint, venue_id bigint, place bigint, is_wish boolean, deferred text)',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
