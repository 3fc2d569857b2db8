-- Verify holdfast:ops/manual_review_queue on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_view(
  p_name => 'ops.manual_review_queue',
  p_columns => array[
    'venue text',
    'booking_id bigint',
    'reference text',
    'starts_local timestamp without time zone',
    'party_size integer',
    'seating_preference text',
    'reason text',
    'explanation text',
    'attempt_count integer',
    'age interval',
    'waited interval',
    'time_left interval',
    'suggestions jsonb'
  ],
  p_options => array['security_barrier=true'],
  p_readable_by => array['holdfast_monitor', 'holdfast_staff']
);

rollback;
