-- Verify holdfast:types/visit_request on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_type(
  p_name => 'core.visit_request',
  p_attributes => array[
    'venue_id bigint',
    'service_id bigint',
    'service_date date',
    'starts_local timestamp without time zone',
    'during tstzrange',
    'occupied tstzrange',
    'party_size integer',
    'seating_preference text',
    'zone_wish_id bigint',
    'hold_length interval',
    'venue_slug text',
    'venue_name text',
    'timezone text',
    'service_code text',
    'therapist_wish_id bigint',
    'is_pipelined boolean'
  ]
);

rollback;
