-- Verify holdfast:types/displaced_booking on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_type(
  p_name => 'api.displaced_booking',
  p_attributes => array[
    'reference text',
    'service_date date',
    'start_time time without time zone',
    'party_size integer',
    'outcome text',
    'from_tables text[]',
    'to_tables text[]'
  ]
);

rollback;
