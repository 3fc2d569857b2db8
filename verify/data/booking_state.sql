-- Verify holdfast:data/booking_state on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_rows(
  p_table => 'core.booking_state',
  p_rows => array[
    '(none,none,f,"Does not exist yet.")',
    '(created,pending,f,"Asked for.")',
    '(capacity_verified,pending,f,"Everything that can be refused at once has been.")',
    '(assignment_pending,pending,f,"Waits for its tables.")',
    '(assignment_in_progress,pending,f,"Tables are being looked for.")',
    '(manual_review,pending,f,"A person decides.")',
    '(held,held,f,"Tables are kept for a few minutes; not a booking yet.")',
    '(confirmed,confirmed,f,"Has its tables.")',
    '(seated,seated,f,"The party sits.")',
    '(completed,completed,t,"The party has left.")',
    '(no_show,no_show,t,"Nobody came.")',
    '(cancelled,cancelled,t,"Called off.")',
    '(failed,failed,t,"Could not be seated.")',
    '(expired,expired,t,"A hold that was not confirmed in time.")'
  ]
);

call pg_temp.assert_rows(
  p_table => 'core.booking_transition',
  p_rows => array[
    '(none,created,created)',
    '(none,held,held)',
    '(created,capacity_verified,capacity_verified)',
    '(created,failed,assignment_failed)',
    '(created,cancelled,cancelled)',
    '(capacity_verified,assignment_pending,assignment_pending)',
    '(capacity_verified,failed,assignment_failed)',
    '(capacity_verified,cancelled,cancelled)',
    '(assignment_pending,assignment_in_progress,assignment_in_progress)',
    '(assignment_pending,manual_review,manual_review)',
    '(assignment_pending,failed,assignment_failed)',
    '(assignment_pending,cancelled,cancelled)',
    '(assignment_pending,confirmed,confirmed)',
    '(assignment_pending,assignment_pending,updated)',
    '(assignment_in_progress,confirmed,confirmed)',
    '(assignment_in_progress,assignment_pending,assignment_pending)',
    '(assignment_in_progress,manual_review,manual_review)',
    '(assignment_in_progress,failed,assignment_failed)',
    '(assignment_in_progress,cancelled,cancelled)',
    '(manual_review,assignment_pending,assignment_pending)',
    '(manual_review,manual_review,updated)',
    '(manual_review,confirmed,confirmed)',
    '(manual_review,failed,declined)',
    '(manual_review,cancelled,cancelled)',
    '(held,confirmed,confirmed)',
    '(held,expired,expired)',
    '(held,cancelled,cancelled)',
    '(confirmed,assignment_pending,assignment_pending)',
    '(confirmed,confirmed,updated)',
    '(confirmed,seated,seated)',
    '(confirmed,cancelled,cancelled)',
    '(confirmed,no_show,no_show)',
    '(seated,seated,updated)',
    '(seated,completed,completed)',
    '(seated,confirmed,confirmed)',
    '(no_show,confirmed,confirmed)'
  ]
);

rollback;
