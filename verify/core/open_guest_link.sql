-- Verify holdfast:core/open_guest_link on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.open_guest_link',
  p_arguments => 'p_token text, p_at timestamp with time zone',
  p_returns => 'bigint',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
