-- Verify holdfast:core/check_contact on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.check_contact',
  p_arguments => 'p_name text, p_email text, p_phone text, p_notes text, p_locale text, p_is_insider boolean',
  p_returns => 'boolean',
  p_language => 'plpgsql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
