-- Verify holdfast:data/notification_kind on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_rows(
  p_table => 'core.notification_kind',
  p_rows => array[
    '(booking_received,booking_received,guest,"A request is not confirmed at once.","{created,capacity_verified,assignment_pending,assignment_in_progress,manual_review}",01:00:00,"2 days",,f)',
    '(confirmed,confirmed,guest,"The booking has its tables.","{confirmed,seated,completed}",01:00:00,"2 days",request,f)',
    '(modification_requested,modification_requested,guest,"A change was asked for that needs tables anew.","{assignment_pending,assignment_in_progress,manual_review,confirmed}",01:00:00,"2 days",,f)',
    '(modification_confirmed,modification_confirmed,guest,"The change is made.","{confirmed,seated,completed}",01:00:00,"2 days",request,f)',
    '(modification_failed,modification_failed,guest,"The change could not be made.","{assignment_pending,assignment_in_progress,manual_review,confirmed}",01:00:00,"2 days",,f)',
    '(moved,moved,guest,"The booking kept its time and has other tables; only where the venue wants it told.",{confirmed},00:00:00,"2 days",,t)',
    '(manual_review,manual_review,guest,"A person of the venue will decide.",{manual_review},01:00:00,"2 days",,f)',
    '(declined,declined,guest,"Nothing could be found, or the venue said no.",{failed},"1 day","2 days",cancel,f)',
    '(cancelled,cancelled,guest,"The booking was called off.",{cancelled},01:00:00,"2 days",cancel,f)',
    '(hold_expiring,hold_expiring,guest,"A hold of a known guest ends soon.",{held},00:00:00,00:10:00,,t)',
    '(reminder,reminder,guest,"Some hours before the visit; the venue says how many.",{confirmed},00:00:00,"2 days",,t)',
    '(no_show,no_show,guest,"The guest did not come.",{no_show},"1 day","2 days",,t)',
    '(review_needed,review_needed,venue,"A booking waits for a decision.",{manual_review},01:00:00,"2 days",,f)',
    '(breaker_open,breaker_open,venue,"Assignments of the venue were stopped, because they kept failing.",,01:00:00,"1 day",,f)'
  ]
);

rollback;
