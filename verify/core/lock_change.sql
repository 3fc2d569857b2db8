-- Verify holdfast:core/lock_change on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.lock_change',
  p_arguments => 'p_seen core.booking, p_to_date date',
  p_returns => 'core.booking',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
