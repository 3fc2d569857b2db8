-- Verify holdfast:core/list_wishes on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.list_wishes',
  p_arguments => 'p_venue core.venue, p_frame core.day_frame, p_service_date date, p_board core.day_board, p_at timestamp with time zone',
  p_returns => 'TABLE(units integer, share double precision, starts bigint, planes bigint[], seats integer[], total double precision)',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
