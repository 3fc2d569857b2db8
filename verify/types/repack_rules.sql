-- Verify holdfast:types/repack_rules on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_type(
  p_name => 'core.repack_rules',
  p_attributes => array[
    'unit_count integer',
    'quarters double precision',
    'short_units integer',
    'window_units integer',
    'side_before double precision[]',
    'side_after double precision[]',
    'pressure_planes bigint[]',
    'move_price double precision',
    'seat_costs double precision[]',
    'seat_mins integer[]',
    'seat_maxes integer[]',
    'seat_settings text[]',
    'seat_zones bigint[]',
    'zone_wishes bigint[]',
    'table_seats integer[]',
    'firsts integer[]',
    'shifts integer[]',
    'wish_lengths integer[]',
    'wish_shares double precision[]',
    'wish_starts bigint[]',
    'wish_planes bigint[]',
    'wish_firsts integer[]',
    'wish_counts integer[]',
    'wish_seats integer[]',
    'wish_total double precision'
  ]
);

rollback;
