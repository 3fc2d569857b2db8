-- Deploy holdfast:core/relay_board to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.relay_board(p_board core.day_board, p_seats integer[])
returns core.day_board
language plpgsql
immutable
as $$
begin
  p_board.seats := p_seats;
  with sitting as (
    select p_board.seat_tables[(b.seat - 1) * p_board.seat_stride + p.place] as at_table, b.booking::integer
    from unnest(p_seats) with ordinality as b(seat, booking)
    cross join lateral generate_series(1, p_board.seat_sizes[b.seat]) as p(place)
  ),
  floor as (
    select
      t.at_table, count(s.booking)::integer as booking_count,
      (sum(count(s.booking)) over (order by t.at_table) - count(s.booking) + 1)::integer as first,
      coalesce(bit_or(p_board.masks[s.booking]), 0) | p_board.locked[t.at_table] as busy
    from generate_series(1, cardinality(p_board.table_ids)) as t(at_table)
    left join sitting as s on s.at_table = t.at_table
    group by t.at_table
  )
  select
    array_agg(f.busy order by f.at_table) || 0::bigint,
    array_agg(f.booking_count order by f.at_table), array_agg(f.first order by f.at_table),
    (select coalesce(array_agg(s.booking order by s.at_table, s.booking), '{}') from sitting as s)
  into p_board.busy, p_board.table_counts, p_board.table_firsts, p_board.table_bookings
  from floor as f;
  return p_board;
end
$$;

comment on function core.relay_board(core.day_board, integer[]) is 'The board with its bookings at other seatings.';

revoke execute on function core.relay_board(core.day_board, integer[]) from public;

commit;
