-- Deploy holdfast:data/booking_state to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

insert into core.booking_state (state, status, is_final, description)
values
  ('none', 'none', false, 'Does not exist yet.'),
  ('created', 'pending', false, 'Asked for.'),
  ('capacity_verified', 'pending', false, 'Everything that can be refused at once has been.'),
  ('assignment_pending', 'pending', false, 'Waits for its tables.'),
  ('assignment_in_progress', 'pending', false, 'Tables are being looked for.'),
  ('manual_review', 'pending', false, 'A person decides.'),
  ('held', 'held', false, 'Tables are kept for a few minutes; not a booking yet.'),
  ('confirmed', 'confirmed', false, 'Has its tables.'),
  ('seated', 'seated', false, 'The party sits.'),
  ('completed', 'completed', true, 'The party has left.'),
  ('no_show', 'no_show', true, 'Nobody came.'),
  ('cancelled', 'cancelled', true, 'Called off.'),
  ('failed', 'failed', true, 'Could not be seated.'),
  ('expired', 'expired', true, 'A hold that was not confirmed in time.');

insert into core.booking_transition (from_state, to_state, event)
values
  ('none', 'created', 'created'),
  ('none', 'held', 'held'),
  ('created', 'capacity_verified', 'capacity_verified'),
  ('created', 'failed', 'assignment_failed'),
  ('created', 'cancelled', 'cancelled'),
  ('capacity_verified', 'assignment_pending', 'assignment_pending'),
  ('capacity_verified', 'failed', 'assignment_failed'),
  ('capacity_verified', 'cancelled', 'cancelled'),
  ('assignment_pending', 'assignment_in_progress', 'assignment_in_progress'),
  ('assignment_pending', 'manual_review', 'manual_review'),
  ('assignment_pending', 'failed', 'assignment_failed'),
  ('assignment_pending', 'cancelled', 'cancelled'),
  ('assignment_pending', 'confirmed', 'confirmed'),
  ('assignment_pending', 'assignment_pending', 'updated'),
  ('assignment_in_progress', 'confirmed', 'confirmed'),
  ('assignment_in_progress', 'assignment_pending', 'assignment_pending'),
  ('assignment_in_progress', 'manual_review', 'manual_review'),
  ('assignment_in_progress', 'failed', 'assignment_failed'),
  ('assignment_in_progress', 'cancelled', 'cancelled'),
  ('manual_review', 'assignment_pending', 'assignment_pending'),
  ('manual_review', 'manual_review', 'updated'),
  ('manual_review', 'confirmed', 'confirmed'),
  ('manual_review', 'failed', 'declined'),
  ('manual_review', 'cancelled', 'cancelled'),
  ('held', 'confirmed', 'confirmed'),
  ('held', 'expired', 'expired'),
  ('held', 'cancelled', 'cancelled'),
  ('confirmed', 'assignment_pending', 'assignment_pending'),
  ('confirmed', 'confirmed', 'updated'),
  ('confirmed', 'seated', 'seated'),
  ('confirmed', 'cancelled', 'cancelled'),
  ('confirmed', 'no_show', 'no_show'),
  ('seated', 'seated', 'updated'),
  ('seated', 'completed', 'completed'),
  ('seated', 'confirmed', 'confirmed'),
  ('no_show', 'confirmed', 'confirmed');

commit;
