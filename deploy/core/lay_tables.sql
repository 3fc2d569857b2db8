-- Deploy holdfast:core/lay_tables to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.lay_tables(p_board core.day_board, p_booking core.booking, p_at timestamptz)
returns core.day_board
language plpgsql
stable
as $$
begin
  -- The dummy table after the last is always free: it fills up the places of smaller seatings.
  with claim as (
    select
      c.resource_id,
      core.make_mask(c.during, p_board.origin, p_board.unit_seconds) as mask,
      array_position(p_board.booking_ids, c.booking_id) as booking
    from core.claim as c
    where c.venue_id = p_booking.venue_id
      and c.service_date = p_booking.service_date
      and (c.expires_at is null or c.expires_at > p_at)
  ),
  floor as (
    select
      r.resource_id, r.seats,
      coalesce(bit_or(c.mask) filter (where c.booking is null), 0) as locked,
      coalesce(bit_or(c.mask), 0) as busy,
      count(c.booking)::integer as booking_count,
      array_agg(c.booking order by c.booking) filter (where c.booking is not null) as bookings
    from core.resource as r
    left join claim as c on c.resource_id = r.resource_id
    where r.venue_id = p_booking.venue_id and r.kind = 'table' and r.is_active
    group by r.resource_id
  )
  select
    array_agg(f.resource_id order by f.resource_id),
    array_agg(f.locked order by f.resource_id) || 0::bigint,
    array_agg(f.busy order by f.resource_id) || 0::bigint,
    array_agg(f.booking_count order by f.resource_id),
    array_agg(f.first order by f.resource_id),
    array_agg(f.seats order by f.resource_id)
  into p_board.table_ids, p_board.locked, p_board.busy, p_board.table_counts, p_board.table_firsts,
    p_board.table_seats
  from (
    select
      g.resource_id, g.seats, g.locked, g.busy, g.booking_count,
      (1 + sum(g.booking_count) over (order by g.resource_id) - g.booking_count)::integer as first
    from floor as g
  ) as f;

  select coalesce(array_agg(b.booking order by b.resource_id, b.booking), '{}') into p_board.table_bookings
  from (
    select c.resource_id, array_position(p_board.booking_ids, c.booking_id) as booking
    from core.claim as c
    where c.venue_id = p_booking.venue_id and c.service_date = p_booking.service_date
      and c.booking_id = any (p_board.booking_ids)
  ) as b;
  return p_board;
end
$$;

comment on function core.lay_tables(core.day_board, core.booking, timestamptz) is
  'Fills in a board''s tables: what is taken, what of it cannot be freed, and who sits there.';

revoke execute on function core.lay_tables(core.day_board, core.booking, timestamptz) from public;

commit;
