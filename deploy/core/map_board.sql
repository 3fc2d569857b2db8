-- Deploy holdfast:core/map_board to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.map_board(p_board core.day_board)
returns core.room_map
language plpgsql
immutable
as $$
declare
  v_map core.room_map;
  v_bookings integer := cardinality(p_board.booking_ids);
  v_tables integer := cardinality(p_board.locked);
  v_none bit varying := repeat('0', v_bookings + 4 * v_tables)::bit varying;
begin
  v_map.tables := (repeat('0', v_bookings) || repeat('1', 4 * v_tables))::bit varying;
  with booking as materialized (
    select b.mask, b.class, b.place::integer
    from unnest(p_board.masks, p_board.classes) with ordinality as b(mask, class, place)
  ),
  present as materialized (
    select u.bit, bit_or(set_bit(v_none, b.place - 1, 1)) as bookings
    from (select 1::bigint << g.unit as bit from generate_series(0, 61) as g(unit)) as u
    inner join booking as b on b.mask & u.bit <> 0
    group by u.bit
  ),
  fixed as materialized (
    select l.mask, core.mark_table(v_bookings, v_tables, l.place::integer) as tables
    from unnest(p_board.locked) with ordinality as l(mask, place)
    where l.mask <> 0
  )
  select
    array_agg(set_bit(coalesce((select bit_or(p.bookings) from present as p where p.bit & b.mask <> 0), v_none), b.place - 1, 0)
      | coalesce((select bit_or(f.tables) from fixed as f where f.mask & b.mask <> 0), v_none) order by b.place),
    array_agg(p_board.choice_firsts[b.class] order by b.place),
    array_agg(p_board.choice_firsts[b.class] + p_board.choice_counts[b.class] - 1 order by b.place)
  into v_map.wanted, v_map.choice_firsts, v_map.choice_lasts
  from booking as b;

  with floor as materialized (
    select
      t.at_table,
      core.mark_table(v_bookings, v_tables, t.at_table::integer) | coalesce(bit_or(
        set_bit(v_none, p_board.table_bookings[k.place] - 1, 1)), v_none) as marks
    from unnest(p_board.table_firsts, p_board.table_counts) with ordinality as t(first, count, at_table)
    left join lateral generate_series(t.first, t.first + t.count - 1) as k(place) on true
    group by t.at_table
  ),
  seating as materialized (
    select g.seat, bit_or(f.marks) as marks
    from generate_series(1, cardinality(p_board.seat_sizes)) as g(seat)
    cross join lateral generate_series(1, p_board.seat_sizes[g.seat]) as n(place)
    inner join floor as f on f.at_table = p_board.seat_tables[(g.seat - 1) * p_board.seat_stride + n.place]
    group by g.seat
  )
  select array_agg(s.marks order by c.place) into v_map.seats
  from unnest(p_board.choices) with ordinality as c(seat, place)
  inner join seating as s on s.seat = c.seat;
  v_map.helpers := core.find_helpers(p_board, v_map);
  return v_map;
end
$$;

comment on function core.map_board(core.day_board) is 'A board as a search for room sees it.';

revoke execute on function core.map_board(core.day_board) from public;

commit;
