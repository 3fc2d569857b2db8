-- Verify holdfast:core/find_own_hold on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.find_own_hold',
  p_arguments => 'p_venue_id bigint, p_reference text',
  p_returns => 'core.booking',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
