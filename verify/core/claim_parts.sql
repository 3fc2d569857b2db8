-- Verify holdfast:core/claim_parts on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.claim_parts',
  p_arguments => 'p_booking core.booking, p_resource_ids bigint[], p_expires_at timestamp with time zone',
  p_returns => 'boolean',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
