-- Verify holdfast:core/derive_token on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.derive_token',
  p_arguments => 'p_guest_link_id bigint',
  p_returns => 'text',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
