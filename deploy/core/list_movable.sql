-- Deploy holdfast:core/list_movable to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

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
  from core.booking as b
  cross join lateral (
    select array_agg(c.resource_id order by c.resource_id) as resource_ids
    from core.claim as c
    where c.booking_id = b.booking_id
  ) as c
  inner join core.seating as s on s.venue_id = b.venue_id and s.resource_ids = c.resource_ids
  where b.venue_id = p_venue.venue_id
    and b.service_date = p_service_date
    and b.state = 'confirmed'
    and not b.is_pinned
    and lower(b.during) > p_at + p_venue.move_cut_off;
$$;

comment on function core.list_movable(core.venue, date, timestamptz) is
  'The bookings of a service day that may be moved to other tables: confirmed, not pinned, not about to start, and '
  'sitting on one of the venue''s seatings.';

revoke execute on function core.list_movable(core.venue, date, timestamptz) from public;

commit;
