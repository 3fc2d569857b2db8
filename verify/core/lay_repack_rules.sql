-- Verify holdfast:core/lay_repack_rules on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.lay_repack_rules',
  p_arguments => 'p_venue core.venue, p_frame core.day_frame, p_service_date date, p_board core.day_board, p_move_price double precision, p_at timestamp with time zone',
  p_returns => 'core.repack_rules',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
