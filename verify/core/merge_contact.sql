-- Verify holdfast:core/merge_contact on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.merge_contact',
  p_arguments => 'p_booking core.booking, p_name text, p_email text, p_phone text, p_notes text, p_at timestamp with time zone',
  p_returns => 'boolean',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
