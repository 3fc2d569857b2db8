-- Deploy holdfast:ops/waiting_review to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace view ops.waiting_review
with (security_barrier)
as
select count(b.booking_id) as booking_count, now() - min(b.created_at) as oldest_age
from core.venue as v
-- By venue and day, which have an index: the state has none.
left join core.booking as b
  on b.venue_id = v.venue_id and b.service_date >= current_date - 1 and b.state = 'manual_review';

comment on view ops.waiting_review is 'How many bookings to come wait for a person.';
comment on column ops.waiting_review.booking_count is 'Bookings in manual review.';
comment on column ops.waiting_review.oldest_age is 'How long ago the first of them was asked for.';

grant select on ops.waiting_review to holdfast_staff, holdfast_monitor;

commit;
