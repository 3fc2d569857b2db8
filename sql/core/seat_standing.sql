create or replace function core.seat_standing(
  p_board core.day_board,
  p_seats integer[],
  p_depth integer,
  p_probe_limit integer,
  p_until timestamptz
)
returns integer[]
language plpgsql
stable
as $$
declare
  v_booking integer;
  v_search core.room_search;
begin
  -- A loop, because a later one must see where an earlier one went; the largest first.
  for v_booking in
    select b.place
    from unnest(p_seats, p_board.parties) with ordinality as b(seat, party, place)
    where b.seat is null
    order by b.party desc, b.place
  loop
    p_board := core.relay_board(p_board, p_seats);
    v_search.is_found := false;
    v_search.probe_count := 0;
    v_search.probe_limit := p_probe_limit;
    v_search.busy := p_board.busy;
    v_search.locked := p_board.locked;
    v_search.moved := array[v_booking];
    v_search.targets := array_fill(null::integer, array[cardinality(p_seats)]);
    v_search.failed_depths := array_fill(0, array[cardinality(p_seats)]);
    p_seats[v_booking] := core.find_free_seat(p_board, p_board.busy, v_booking);
    continue when p_seats[v_booking] is not null;
    for v_depth in 1 .. p_depth loop
      exit when clock_timestamp() >= p_until;
      v_search := core.search_room(p_board, v_search, v_booking, v_depth);
      exit when v_search.is_found or v_search.probe_count >= v_search.probe_limit;
    end loop;
    if v_search.is_found then
      p_seats := array(
        select coalesce(v_search.targets[s.place], s.seat) from unnest(p_seats) with ordinality as s(seat, place)
        order by s.place);
    end if;
  end loop;
  return p_seats;
end
$$;

comment on function core.seat_standing(core.day_board, integer[], integer, integer, timestamptz) is
  'Seats who has no tables, on free ones or by moving others (an ejection chain), as far as it goes within the limits; '
  'the seatings of all.';

revoke execute on function core.seat_standing(core.day_board, integer[], integer, integer, timestamptz) from public;
