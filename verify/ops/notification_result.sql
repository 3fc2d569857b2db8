-- Verify holdfast:ops/notification_result on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_view(
  p_name => 'ops.notification_result',
  p_columns => array[
    'kind text',
    'status text',
    'notification_count bigint'
  ],
  p_options => array['security_barrier=true'],
  p_readable_by => array['holdfast_monitor', 'holdfast_staff']
);

rollback;
