-- Deploy holdfast:core/list_blocked_seats to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.list_blocked_seats(p_board core.day_board, p_search core.room_search, p_booking integer)
returns table (
  seat integer,
  blockers integer[]
)
language plpgsql
stable
as $$
declare
  v_mask bigint := p_board.masks[p_booking];
  v_class integer := p_board.classes[p_booking];
begin
  return query
    select o.seat, o.blockers
    from (
      select c.seat, c.place, array(
        select b.booking
        from generate_series(1, p_board.seat_sizes[c.seat]) as g(place)
        cross join lateral (
          select p_board.seat_tables[(c.seat - 1) * p_board.seat_stride + g.place] as at
        ) as t
        cross join lateral unnest(
          p_board.table_bookings[p_board.table_firsts[t.at]:p_board.table_firsts[t.at] + p_board.table_counts[t.at] - 1]
        ) as b(booking)
        where p_board.masks[b.booking] & v_mask <> 0 and b.booking <> all (p_search.moved)
        group by b.booking
        order by p_board.parties[b.booking] desc, b.booking
      ) as blockers
      from generate_series(1, p_board.choice_counts[v_class]) as n(place)
      cross join lateral (
        select p_board.choices[p_board.choice_firsts[v_class] + n.place - 1] as seat, n.place
      ) as c
      where not exists (
        select from generate_series(1, p_board.seat_sizes[c.seat]) as g(place)
        where p_search.locked[p_board.seat_tables[(c.seat - 1) * p_board.seat_stride + g.place]] & v_mask <> 0
      )
    ) as o
    where cardinality(o.blockers) between 1 and 3
    order by
      10 * cardinality(o.blockers)
        + (select sum(p_board.parties[u.booking]) from unnest(o.blockers) as u(booking))
        + 0.1 * o.place;
end
$$;

comment on function core.list_blocked_seats(core.day_board, core.room_search, integer) is
  'The seatings that a booking could have if at most three others moved, with these others, largest party first; the '
  'least trouble first.';

revoke execute on function core.list_blocked_seats(core.day_board, core.room_search, integer) from public;

commit;
