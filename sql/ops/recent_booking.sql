create or replace view ops.recent_booking
with (security_barrier)
as
select
  b.booking_id,
  b.venue_id,
  b.state,
  b.created_at,
  h.confirmed_at,
  extract(epoch from h.confirmed_at - h.asked_at)::double precision as seconds,
  coalesce(h.was_reviewed, false) as was_reviewed
from core.booking as b
cross join lateral (
  select
    min(h.at) filter (where h.to_state = 'assignment_pending') as asked_at,
    min(h.at) filter (where h.to_state = 'confirmed') as confirmed_at,
    bool_or(h.to_state = 'manual_review') as was_reviewed
  from core.booking_state_history as h
  where h.booking_id = b.booking_id
) as h
-- Backwards along the key to the first that is older: the time has no index, which every request would pay for.
where b.booking_id > coalesce((
    select o.booking_id
    from core.booking as o
    where o.created_at < now() - interval '1 hour' and o.source <> 'import'
    order by o.booking_id desc
    limit 1
  ), 0)
  and b.created_at >= now() - interval '1 hour'
  and h.asked_at is not null;

comment on view ops.recent_booking is 'The bookings that were asked for in the last hour, and what became of them; holds are left out.';
comment on column ops.recent_booking.booking_id is 'The booking.';
comment on column ops.recent_booking.venue_id is 'Its venue.';
comment on column ops.recent_booking.state is 'Its present state.';
comment on column ops.recent_booking.created_at is 'When it was asked for.';
comment on column ops.recent_booking.confirmed_at is 'When it was first confirmed; null: not yet, or never.';
comment on column ops.recent_booking.seconds is 'From waiting to confirmed.';
comment on column ops.recent_booking.was_reviewed is 'Whether it came before a person.';

grant select on ops.recent_booking to holdfast_staff, holdfast_monitor;
