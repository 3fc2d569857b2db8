create or replace function core.list_waiting(p_venue_id bigint, p_service_date date, p_at timestamptz)
returns table (
  booking_id bigint,
  party_size integer,
  seating_preference text,
  occupied tstzrange
)
language sql
stable
as $$
  select b.booking_id, b.party_size, b.seating_preference, b.occupied
  from core.booking as b
  where b.venue_id = p_venue_id
    and b.service_date = p_service_date
    and b.state in ('assignment_pending', 'manual_review')
    and lower(b.during) > p_at
    and not exists (select from core.claim as c where c.booking_id = b.booking_id);
$$;

comment on function core.list_waiting(bigint, date, timestamptz) is
  'The bookings of a service day that have no tables and still want some: waiting, in retry, or in manual review.';

revoke execute on function core.list_waiting(bigint, date, timestamptz) from public;
