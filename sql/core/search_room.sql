create or replace function core.search_room(
  p_board core.day_board,
  p_search core.room_search,
  p_booking integer,
  p_depth integer
)
returns core.room_search
language plpgsql
stable
as $$
declare
  v_try core.room_search;
  v_option record;
  v_blocker integer;
begin
  p_search.is_found := false;
  for v_option in
    select s.seat, s.blockers
    from core.list_blocked_seats(p_board, p_search, p_booking) as s
    order by s.trouble
  loop
    foreach v_blocker in array v_option.blockers loop
      if p_search.helpers[v_blocker] is null then
        p_search.helpers[v_blocker] := core.find_helpers(p_board, v_blocker);
      end if;
    end loop;
    v_try := p_search;
    foreach v_blocker in array v_option.blockers loop
      v_try.lifted := set_bit(v_try.lifted, v_blocker - 1, 1);
    end loop;
    continue when core.is_hopeless(v_try, v_option.blockers, p_depth);
    v_try.moved := v_try.moved || v_option.blockers;
    foreach v_blocker in array v_option.blockers loop
      v_try.busy := core.free_seat(p_board, v_try, p_board.seats[v_blocker]);
    end loop;
    v_try := core.settle_seat(p_board, v_try, p_booking, v_option.seat);
    foreach v_blocker in array v_option.blockers loop
      v_try := core.reseat_booking(p_board, v_try, v_blocker, p_depth);
      exit when not v_try.is_found;
    end loop;
    if v_try.is_found then
      return v_try;
    end if;
    -- Undone, but for what was learnt.
    p_search.probe_count := v_try.probe_count;
    p_search.failed_depths := v_try.failed_depths;
    p_search.helpers := v_try.helpers;
    exit when p_search.probe_count >= p_search.probe_limit;
  end loop;
  return p_search;
end
$$;

comment on function core.search_room(core.day_board, core.room_search, integer, integer) is
  'Seats a booking by lifting others and seating them elsewhere, at most p_depth deep: an ejection chain. Each booking '
  'is moved at most once; best first, the same way every time.';

revoke execute on function core.search_room(core.day_board, core.room_search, integer, integer) from public;
