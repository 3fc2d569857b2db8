-- Verify holdfast:core/recall_deferred on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.recall_deferred',
  p_arguments => 'p_venue_id bigint, p_at timestamp with time zone',
  p_returns => 'void',
  p_language => 'sql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
