-- Deploy holdfast:data/notification_kind to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

insert into core.notification_kind (
  kind, template, recipient, occasion, true_in, tried_at_least, tried_at_most, invitation, is_suppressible
)
values
  (
    'booking_received', 'booking_received', 'guest', 'A request is not confirmed at once.',
    '{created,capacity_verified,assignment_pending,assignment_in_progress,manual_review}',
    '1 hour', '2 days', null, false
  ),
  (
    'confirmed', 'confirmed', 'guest', 'The booking has its tables.',
    '{confirmed,seated,completed}', '1 hour', '2 days', 'request', false
  ),
  (
    'modification_requested', 'modification_requested', 'guest', 'A change was asked for that needs tables anew.',
    '{assignment_pending,assignment_in_progress,manual_review,confirmed}', '1 hour', '2 days', null, false
  ),
  (
    'modification_confirmed', 'modification_confirmed', 'guest', 'The change is made.',
    '{confirmed,seated,completed}', '1 hour', '2 days', 'request', false
  ),
  (
    'modification_failed', 'modification_failed', 'guest', 'The change could not be made.',
    '{assignment_pending,assignment_in_progress,manual_review,confirmed}', '1 hour', '2 days', null, false
  ),
  (
    'moved', 'moved', 'guest', 'The booking kept its time and has other tables; only where the venue wants it told.',
    '{confirmed}', '0', '2 days', null, true
  ),
  (
    'manual_review', 'manual_review', 'guest', 'A person of the venue will decide.',
    '{manual_review}', '1 hour', '2 days', null, false
  ),
  (
    'declined', 'declined', 'guest', 'Nothing could be found, or the venue said no.',
    '{failed}', '1 day', '2 days', 'cancel', false
  ),
  (
    'cancelled', 'cancelled', 'guest', 'The booking was called off.',
    '{cancelled}', '1 hour', '2 days', 'cancel', false
  ),
  (
    'hold_expiring', 'hold_expiring', 'guest', 'A hold of a known guest ends soon.',
    '{held}', '0', '10 minutes', null, true
  ),
  (
    'reminder', 'reminder', 'guest', 'Some hours before the visit; the venue says how many.',
    '{confirmed}', '0', '2 days', null, true
  ),
  (
    'no_show', 'no_show', 'guest', 'The guest did not come.',
    '{no_show}', '1 day', '2 days', null, true
  ),
  (
    'review_needed', 'review_needed', 'venue', 'A booking waits for a decision.',
    '{manual_review}', '1 hour', '2 days', null, false
  ),
  (
    'breaker_open', 'breaker_open', 'venue', 'Assignments of the venue have been stopped for long, because they kept failing.',
    null, '1 hour', '1 day', null, false
  );

commit;
