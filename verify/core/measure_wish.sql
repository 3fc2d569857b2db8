-- Verify holdfast:core/measure_wish on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.measure_wish',
  p_arguments => 'p_frame core.day_frame, p_occupied tstzrange',
  p_returns => 'TABLE(venue_id bigint, service_date date, midnight timestamp with time zone, pressure double precision[], strategy_weights double precision[], is_load_balanced boolean, slot double precision, starts double precision, ends double precision, opens double precision, closes double precision)',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
