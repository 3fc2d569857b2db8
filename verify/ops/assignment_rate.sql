-- Verify holdfast:ops/assignment_rate on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_view(
  p_name => 'ops.assignment_rate',
  p_columns => array[
    'booking_count bigint',
    'confirmed_count bigint',
    'failed_count bigint',
    'reviewed_count bigint',
    'success_rate double precision',
    'review_share double precision',
    'p50_seconds double precision',
    'p95_seconds double precision'
  ],
  p_options => array['security_barrier=true'],
  p_readable_by => array['holdfast_monitor', 'holdfast_staff']
);

rollback;
