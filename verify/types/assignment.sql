-- Verify holdfast:types/assignment on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_type(
  p_name => 'jobs.assignment',
  p_attributes => array[
    'booking_id bigint',
    'outcome text',
    'state text',
    'reason text',
    'tables text[]'
  ]
);

rollback;
