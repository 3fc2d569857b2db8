-- Verify holdfast:data/retention on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_has_rows(
  p_table => 'core.retention',
  p_columns => array['what'],
  p_rows => array[
    '(idempotency_key)',
    '(archived_message)',
    '(booking_attempt)',
    '(metric_sample)',
    '(optimization_run)',
    '(unread_event)',
    '(unread_subscription)'
  ]
);

rollback;
