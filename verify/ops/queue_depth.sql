-- Verify holdfast:ops/queue_depth on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_view(
  p_name => 'ops.queue_depth',
  p_columns => array[
    'queue_name text',
    'visible_count bigint',
    'in_flight_count bigint',
    'delayed_count bigint',
    'oldest_age interval'
  ],
  p_options => array['security_barrier=true'],
  p_readable_by => array['holdfast_monitor', 'holdfast_staff']
);

rollback;
