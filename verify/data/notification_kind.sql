-- Verify holdfast:data/notification_kind on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_has_rows(
  p_table => 'core.notification_kind',
  p_columns => array['kind', 'template', 'recipient', 'true_in', 'invitation'],
  p_rows => array[
    '(booking_received,booking_received,guest,"{created,capacity_verified,assignment_pending,assignment_in_progress,manual_review}",)',
    '(confirmed,confirmed,guest,"{confirmed,seated,completed}",request)',
    '(modification_requested,modification_requested,guest,"{assignment_pending,assignment_in_progress,manual_review,confirmed}",)',
    '(modification_confirmed,modification_confirmed,guest,"{confirmed,seated,completed}",request)',
    '(modification_failed,modification_failed,guest,"{assignment_pending,assignment_in_progress,manual_review,confirmed}",)',
    '(moved,moved,guest,{confirmed},)',
    '(manual_review,manual_review,guest,{manual_review},)',
    '(declined,declined,guest,{failed},cancel)',
    '(cancelled,cancelled,guest,{cancelled},cancel)',
    '(hold_expiring,hold_expiring,guest,{held},)',
    '(reminder,reminder,guest,{confirmed},)',
    '(no_show,no_show,guest,{no_show},)',
    '(review_needed,review_needed,venue,{manual_review},)',
    '(breaker_open,breaker_open,venue,,)'
  ]
);

rollback;
