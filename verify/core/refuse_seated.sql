-- Verify holdfast:core/refuse_seated on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.refuse_seated',
  p_arguments => 'p_booking_ids bigint[]',
  p_returns => 'void',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
