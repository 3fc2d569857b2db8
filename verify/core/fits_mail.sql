-- Verify holdfast:core/fits_mail on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.fits_mail',
  p_arguments => 'p_email text',
  p_returns => 'boolean',
  p_language => 'plpgsql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
