-- Verify holdfast:core/review_deferred on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.review_deferred',
  p_arguments => 'p_venue_id bigint, p_message_ids bigint[]',
  p_returns => 'void',
  p_language => 'sql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
