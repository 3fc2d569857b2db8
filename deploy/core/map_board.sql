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
  v_nobody bit varying := repeat('0', cardinality(p_board.booking_ids))::bit varying;
  v_no_table bit varying := repeat('0', cardinality(p_board.locked))::bit varying;
begin
  with booking as materialized (
    select b.mask, b.class, b.place::integer
    from unnest(p_board.masks, p_board.classes) with ordinality as b(mask, class, place)
  ),
  present as materialized (
    select u.bit, bit_or(set_bit(v_nobody, b.place - 1, 1)) as bookings
    from (select 1::bigint << g.unit as bit from generate_series(0, 61) as g(unit)) as u
    inner join booking as b on b.mask & u.bit <> 0
    group by u.bit
  ),
  fixed as materialized (
    select l.mask, set_bit(v_no_table, l.place::integer - 1, 1) as tables
    from unnest(p_board.locked) with ordinality as l(mask, place)
    where l.mask <> 0
  )
  select
    array_agg(set_bit(coalesce(
      (select bit_or(p.bookings) from present as p where p.bit & b.mask <> 0), v_nobody), b.place - 1, 0) order by b.place),
    array_agg(coalesce((select bit_or(f.tables) from fixed as f where f.mask & b.mask <> 0), v_no_table) order by b.place),
    array_agg(p_board.choice_firsts[b.class] order by b.place),
    array_agg(p_board.choice_firsts[b.class] + p_board.choice_counts[b.class] - 1 order by b.place)
  into v_map.around, v_map.closed, v_map.choice_firsts, v_map.choice_lasts
  from booking as b;

  with sitter as (
    select t.at_table, bit_or(set_bit(v_nobody, p_board.table_bookings[k.place] - 1, 1)) as bookings
    from unnest(p_board.table_firsts, p_board.table_counts) with ordinality as t(first, count, at_table)
    cross join lateral generate_series(t.first, t.first + t.count - 1) as k(place)
    group by t.at_table
  )
  select array_agg(s.sitting order by s.seat), array_agg(s.tables order by s.seat) into v_map.sitting, v_map.seat_tables
  from (
    select
      g.seat, coalesce(bit_or(p.bookings), v_nobody) as sitting, bit_or(set_bit(v_no_table, t.at_table - 1, 1)) as tables
    from generate_series(1, cardinality(p_board.seat_sizes)) as g(seat)
    cross join lateral generate_series(1, p_board.seat_sizes[g.seat]) as n(place)
    cross join lateral (select p_board.seat_tables[(g.seat - 1) * p_board.seat_stride + n.place] as at_table) as t
    left join sitter as p on p.at_table = t.at_table
    group by g.seat
  ) as s;
  return v_map;
end
$$;

comment on function core.map_board(core.day_board) is 'A board as a search for room sees it, but for the helpers.';

revoke execute on function core.map_board(core.day_board) from public;

commit;
