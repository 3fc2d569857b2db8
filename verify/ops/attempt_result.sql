-- Verify holdfast:ops/attempt_result on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_view(
  p_name => 'ops.attempt_result',
  p_columns => array[
    'outcome text',
    'reason text',
    'attempt_count bigint',
    'longest_lock_wait_ms double precision',
    'p95_lock_wait_ms double precision',
    'p95_duration_ms double precision'
  ],
  p_options => array['security_barrier=true'],
  p_readable_by => array['holdfast_monitor', 'holdfast_staff']
);

rollback;
