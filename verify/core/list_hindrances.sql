-- Verify holdfast:core/list_hindrances on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.list_hindrances',
  p_arguments => 'p_venue core.venue, p_booking core.booking, p_plans jsonb, p_at timestamp with time zone',
  p_returns => 'jsonb',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
