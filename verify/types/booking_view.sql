-- Verify holdfast:types/booking_view on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_type(
  p_name => 'api.booking_view',
  p_attributes => array[
    'booking_id bigint',
    'reference text',
    'status text',
    'state text',
    'state_version integer',
    'venue_slug text',
    'venue_name text',
    'timezone text',
    'booking_date date',
    'start_time time without time zone',
    'end_time time without time zone',
    'starts_at timestamp with time zone',
    'ends_at timestamp with time zone',
    'party_size integer',
    'booking_type text',
    'seating_preference text',
    'notes text',
    'customer_name text',
    'customer_email text',
    'customer_phone text',
    'tables jsonb',
    'reason text',
    'hold_expires_at timestamp with time zone',
    'created_at timestamp with time zone',
    'previous_tables jsonb',
    'pending_reference text',
    'alternatives jsonb'
  ]
);

rollback;
