-- Verify holdfast:ops/recent_booking on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_view(
  p_name => 'ops.recent_booking',
  p_columns => array[
    'booking_id bigint',
    'venue_id bigint',
    'state text',
    'created_at timestamp with time zone',
    'confirmed_at timestamp with time zone',
    'seconds double precision',
    'was_reviewed boolean'
  ],
  p_options => array['security_barrier=true'],
  p_readable_by => array['holdfast_monitor', 'holdfast_staff']
);

rollback;
