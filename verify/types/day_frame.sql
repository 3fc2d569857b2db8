-- Verify holdfast:types/day_frame on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_type(
  p_name => 'core.day_frame',
  p_attributes => array[
    'venue_id bigint',
    'service_date date',
    'midnight timestamp with time zone',
    'opens_at timestamp with time zone',
    'ends_at timestamp with time zone',
    'pressure double precision[]',
    'slot_length interval',
    'strategy_weights double precision[]',
    'is_load_balanced boolean'
  ]
);

rollback;
