-- Verify holdfast:types/day_board on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_type(
  p_name => 'core.day_board',
  p_attributes => array[
    'origin timestamp with time zone',
    'unit_seconds double precision',
    'table_ids bigint[]',
    'locked bigint[]',
    'busy bigint[]',
    'seating_ids bigint[]',
    'seat_stride integer',
    'seat_tables integer[]',
    'seat_sizes integer[]',
    'seat_seats integer[]',
    'choices integer[]',
    'choice_firsts integer[]',
    'choice_counts integer[]',
    'least_tables integer[]',
    'least_seats integer[]',
    'table_seats integer[]',
    'booking_ids bigint[]',
    'parties integer[]',
    'preferences text[]',
    'classes integer[]',
    'masks bigint[]',
    'seats integer[]',
    'table_firsts integer[]',
    'table_counts integer[]',
    'table_bookings integer[]'
  ]
);

rollback;
