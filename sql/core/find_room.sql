create or replace function core.find_room(
  p_board core.day_board,
  p_moves integer,
  p_probe_limit integer
)
returns core.room_search
language plpgsql
immutable
as $$
declare
  v_booking integer := cardinality(p_board.booking_ids);
  v_map core.room_map;
  v_wanted bit varying[];
  v_helpers bit varying[];
  v_seats bit varying[];
  v_choice_firsts integer[];
  v_choice_lasts integer[];
  v_search core.room_search;
begin
  v_search.is_found := false;
  v_search.probe_count := 0;
  v_search.probe_limit := p_probe_limit;
  v_search.placed := '{}';
  v_search.targets := array_fill(null::integer, array[v_booking]);
  if core.has_no_room(p_board, v_booking) then
    return v_search;
  end if;
  v_map := core.map_board(p_board);
  v_search.lifted := set_bit(v_map.tables & ~v_map.tables, v_booking - 1, 1);
  -- Variables of their own, because arrays are then handed on without being copied.
  v_wanted := v_map.wanted;
  v_helpers := v_map.helpers;
  v_seats := v_map.seats;
  v_choice_firsts := v_map.choice_firsts;
  v_choice_lasts := v_map.choice_lasts;
  -- First what is found soon. The fewest moves first.
  foreach v_search.is_thorough in array array[false, true] loop
    v_search.failed := array_fill(v_map.tables & ~v_map.tables, array[p_moves]);
    for v_moves in 1 .. p_moves loop
      v_search := core.seat_or_lift(v_wanted, v_helpers, v_seats, v_map.tables, v_choice_firsts, v_choice_lasts,
        v_search, v_booking, v_moves);
      exit when v_search.is_found or v_search.probe_count >= v_search.probe_limit;
    end loop;
    exit when v_search.is_found or v_search.probe_count >= v_search.probe_limit;
  end loop;
  -- From choices to seatings.
  v_search.targets := array(
    select p_board.choices[t.choice] from unnest(v_search.targets) with ordinality as t(choice, place) order by t.place);
  return v_search;
end
$$;

comment on function core.find_room(core.day_board, integer, integer) is
  'Looks for a way to seat the last booking of a board by moving others, with more and more moves up to p_moves, '
  'within a limit of probes; then once more, thoroughly, as far as the limit allows.';

revoke execute on function core.find_room(core.day_board, integer, integer) from public;
