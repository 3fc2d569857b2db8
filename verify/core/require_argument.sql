-- Verify holdfast:core/require_argument on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.require_argument',
  p_arguments => 'p_is_good boolean, p_field text, p_hint text',
  p_returns => 'boolean',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
