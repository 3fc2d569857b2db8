create or replace function core.find_blockers(
  p_board core.day_board,
  p_search core.room_search,
  p_seat integer,
  p_mask bigint
)
returns integer[]
language plpgsql
immutable
as $$
declare
  v_blockers integer[] := array[]::integer[];
  v_table integer;
  v_other integer;
begin
  -- Loops over arrays: a statement would cost more to start than these few steps take.
  for v_place in 1 .. p_board.seat_sizes[p_seat] loop
    v_table := p_board.seat_tables[(p_seat - 1) * p_board.seat_stride + v_place];
    if p_search.locked[v_table] & p_mask <> 0 then
      return null;
    end if;
    continue when p_search.busy[v_table] & p_mask = 0;
    for v_at in p_board.table_firsts[v_table] .. p_board.table_firsts[v_table] + p_board.table_counts[v_table] - 1 loop
      v_other := p_board.table_bookings[v_at];
      continue when p_board.masks[v_other] & p_mask = 0 or v_other = any (p_search.moved) or v_other = any (v_blockers);
      -- The largest party first: it has the fewest places to go.
      v_blockers := case
        when p_board.parties[v_other] > p_board.parties[v_blockers[1]] then v_other || v_blockers
        else v_blockers || v_other
      end;
    end loop;
  end loop;
  return v_blockers;
end
$$;

comment on function core.find_blockers(core.day_board, core.room_search, integer, bigint) is
  'Who would have to move for a time on a seating, largest party first; null when something there cannot move.';

revoke execute on function core.find_blockers(core.day_board, core.room_search, integer, bigint) from public;
