-- Verify holdfast:core/optimize_day on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.optimize_day',
  p_arguments => 'p_venue_id bigint, p_service_date date, p_iterations integer, p_budget interval, p_seed integer, p_move_price double precision, p_at timestamp with time zone',
  p_returns => 'bigint',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
