-- Verify holdfast:core/find_refusal on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.find_refusal',
  p_arguments => 'p_venue core.venue, p_booking core.booking, p_at timestamp with time zone',
  p_returns => 'text',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
