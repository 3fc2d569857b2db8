-- Verify holdfast:ops/confirmation_time on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_view(
  p_name => 'ops.confirmation_time',
  p_columns => array[
    'seconds numeric',
    'booking_count bigint'
  ],
  p_options => array['security_barrier=true'],
  p_readable_by => array['holdfast_monitor', 'holdfast_staff']
);

rollback;
