-- Verify holdfast:core/store_venue on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.store_venue',
  p_arguments => 'p_venue jsonb, p_hash bytea, p_at timestamp with time zone',
  p_returns => 'bigint',
  p_language => 'sql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
