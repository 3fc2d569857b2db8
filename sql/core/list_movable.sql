create or replace function core.list_movable(
  p_venue core.venue,
  p_service_date date,
  p_at timestamptz
)
returns table (
  booking_id bigint,
  party_size integer,
  seating_preference text,
  occupied tstzrange,
  seating_id bigint,
  resource_ids bigint[]
)
language sql
stable
as $$
  select b.booking_id, b.party_size, b.seating_preference, b.occupied, s.seating_id, s.resource_ids
  from (
    select c.booking_id, array_agg(c.resource_id order by c.resource_id) as resource_ids
    from core.claim as c
    where c.venue_id = p_venue.venue_id and c.service_date = p_service_date
    group by c.booking_id
  ) as t
  inner join core.booking as b on b.booking_id = t.booking_id
  inner join core.seating as s on s.venue_id = p_venue.venue_id and s.resource_ids = t.resource_ids
  where b.state = 'confirmed'
    and not b.is_pinned
    and lower(b.during) > p_at + p_venue.move_cut_off;
$$;

comment on function core.list_movable(core.venue, date, timestamptz) is
  'The bookings of a service day that may be moved to other tables: confirmed, not pinned, not about to start, and '
  'sitting on one of the venue''s seatings.';

revoke execute on function core.list_movable(core.venue, date, timestamptz) from public;
