-- Verify holdfast:ops/waiting_review on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_view(
  p_name => 'ops.waiting_review',
  p_columns => array[
    'booking_count bigint',
    'oldest_age interval'
  ],
  p_options => array['security_barrier=true'],
  p_readable_by => array['holdfast_monitor', 'holdfast_staff']
);

rollback;
