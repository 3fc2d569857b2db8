-- Verify holdfast:ops/lock_contention on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_view(
  p_name => 'ops.lock_contention',
  p_columns => array[
    'venue text',
    'service_date date',
    'waiting_count bigint',
    'longest_wait_ms double precision'
  ],
  p_options => array['security_barrier=true'],
  p_readable_by => array['holdfast_monitor', 'holdfast_staff']
);

rollback;
