-- Verify holdfast:core/store_rate_limit on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.store_rate_limit',
  p_arguments => 'p_venue_id bigint, p_venue jsonb, p_at timestamp with time zone',
  p_returns => 'void',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
