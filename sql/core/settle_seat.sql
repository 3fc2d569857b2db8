create or replace function core.settle_seat(
  p_board core.day_board,
  p_search core.room_search,
  p_booking integer,
  p_seat integer
)
returns core.room_search
language plpgsql
immutable
as $$
begin
  p_search.busy := core.mark_seat(p_board, p_search.busy, p_seat, p_board.masks[p_booking]);
  p_search.locked := core.mark_seat(p_board, p_search.locked, p_seat, p_board.masks[p_booking]);
  p_search.targets[p_booking] := p_seat;
  p_search.is_found := true;
  return p_search;
end
$$;

comment on function core.settle_seat(core.day_board, core.room_search, integer, integer) is
  'Puts a booking on a seating for the rest of the search.';

revoke execute on function core.settle_seat(core.day_board, core.room_search, integer, integer) from public;
