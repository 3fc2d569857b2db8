create or replace function core.is_consistent(p_booking core.booking)
returns boolean
language sql
immutable
as $$
  select p_booking.party_size > 0
    and p_booking.seating_preference in ('any', 'indoor', 'outdoor')
    and p_booking.occupied::tstzrange @> p_booking.during::tstzrange
    and (p_booking.state = 'held') = (p_booking.hold_expires_at is not null);
$$;

comment on function core.is_consistent(core.booking) is
  'Does a booking agree with itself? It has covers, a known preference, tables for at least the visit, and an end exactly '
  'when it is a hold.';

revoke execute on function core.is_consistent(core.booking) from public;
