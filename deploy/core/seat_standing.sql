-- Deploy holdfast:core/seat_standing to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

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
  v_last integer := cardinality(p_seats);
  v_booking integer;
  v_search core.room_search;
  v_target integer;
begin
  p_board.seats := p_seats;
  -- A loop, because a later one must see where an earlier one went; the largest first.
  for v_booking in
    select b.place
    from unnest(p_seats, p_board.parties) with ordinality as b(seat, party, place)
    where b.seat is null
    order by b.party desc, b.place
  loop
    p_board := core.relay_board(p_board, p_board.seats);
    p_board.seats[v_booking] := core.find_free_seat(p_board, p_board.busy, v_booking);
    continue when p_board.seats[v_booking] is not null or clock_timestamp() >= p_until;
    v_search := core.find_room(core.put_last(p_board, v_booking), p_depth, p_probe_limit);
    continue when not v_search.is_found;
    for v_place in 1 .. v_last loop
      v_target := v_search.targets[case v_place when v_booking then v_last when v_last then v_booking else v_place end];
      p_board.seats[v_place] := coalesce(v_target, p_board.seats[v_place]);
    end loop;
  end loop;
  return p_board.seats;
end
$$;

comment on function core.seat_standing(core.day_board, integer[], integer, integer, timestamptz) is
  'Seats who has no tables, on free ones or by moving others (an ejection chain), as far as it goes within the limits; '
  'the seatings of all. The search for one that is under way at the given time is finished.';

revoke execute on function core.seat_standing(core.day_board, integer[], integer, integer, timestamptz) from public;

commit;
