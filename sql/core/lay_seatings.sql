create or replace function core.lay_seatings(p_board core.day_board, p_venue_id bigint, p_seated bigint[])
returns core.day_board
language plpgsql
stable
as $$
begin
  select
    array_agg(s.seating_id order by s.rank),
    max(cardinality(s.resource_ids)),
    array_agg(cardinality(s.resource_ids) order by s.rank),
    array_agg(
      (select sum(r.seats)::integer from core.resource as r where r.resource_id = any (s.resource_ids)) order by s.rank)
  into p_board.seating_ids, p_board.seat_stride, p_board.seat_sizes, p_board.seat_seats
  from core.seating as s
  where s.venue_id = p_venue_id;

  select
    array_agg(
      coalesce(array_position(p_board.table_ids, s.resource_ids[g.place]), cardinality(p_board.busy))
      order by s.rank, g.place)
  into p_board.seat_tables
  from core.seating as s
  cross join generate_series(1, p_board.seat_stride) as g(place)
  where s.venue_id = p_venue_id;

  select coalesce(array_agg(array_position(p_board.seating_ids, u.seating_id) order by u.place), '{}')
  into p_board.seats
  from unnest(p_seated) with ordinality as u(seating_id, place);
  return p_board;
end
$$;

comment on function core.lay_seatings(core.day_board, bigint, bigint[]) is
  'Fills in a board''s seatings with their tables, and where each booking sits.';

revoke execute on function core.lay_seatings(core.day_board, bigint, bigint[]) from public;
