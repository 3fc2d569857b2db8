-- Verify holdfast:core/rank_seatings on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.rank_seatings',
  p_arguments => 'p_frame core.day_frame, p_occupied tstzrange, p_party integer, p_seating text, p_zone_wish_id bigint, p_top integer, p_at timestamp with time zone',
  p_returns => 'SETOF core.ranked_seating',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
