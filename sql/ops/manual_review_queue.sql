create or replace view ops.manual_review_queue
with (security_barrier)
as
select
  v.slug as venue,
  b.booking_id,
  b.reference,
  b.starts_local,
  b.party_size,
  b.seating_preference,
  b.state_reason as reason,
  ops.phrase_reason(b.state_reason) as explanation,
  b.attempt_count,
  now() - h.at as age,
  now() - b.created_at as waited,
  lower(b.during) - now() as time_left,
  ops.suggest_seats(b.booking_id) as suggestions
from core.venue as v
inner join core.booking as b on b.venue_id = v.venue_id
inner join core.booking_state_history as h on h.booking_id = b.booking_id and h.version = b.state_version
-- The days to come are one range of an index for each venue; what is older than a week was not a decision.
where b.service_date >= current_date - 7 and b.state = 'manual_review';

comment on view ops.manual_review_queue is
  'The bookings about which a person has to decide: api.force_confirm, api.requeue_booking or api.decline_booking.';
comment on column ops.manual_review_queue.venue is 'The venue''s slug.';
comment on column ops.manual_review_queue.booking_id is 'The booking''s key.';
comment on column ops.manual_review_queue.reference is 'What the guest was given.';
comment on column ops.manual_review_queue.starts_local is 'When the guest would like to come, by the venue''s clock.';
comment on column ops.manual_review_queue.party_size is 'Covers.';
comment on column ops.manual_review_queue.seating_preference is 'any, indoor or outdoor.';
comment on column ops.manual_review_queue.reason is 'Why a person decides, as a word.';
comment on column ops.manual_review_queue.explanation is 'Why a person decides, as a sentence.';
comment on column ops.manual_review_queue.attempt_count is 'How often tables were looked for.';
comment on column ops.manual_review_queue.age is 'Since when it lies here.';
comment on column ops.manual_review_queue.waited is 'Since when the guest waits.';
comment on column ops.manual_review_queue.time_left is 'Until the visit; negative when it is over.';
comment on column ops.manual_review_queue.suggestions is 'What would fit: ops.suggest_seats.';

grant select on ops.manual_review_queue to holdfast_staff, holdfast_monitor;
