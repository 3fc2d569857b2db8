create or replace function core.seat_or_lift(
  p_around bit varying[],
  p_closed bit varying[],
  p_helpers bit varying[],
  p_sitting bit varying[],
  p_seat_tables bit varying[],
  p_choices integer[],
  p_choice_firsts integer[],
  p_choice_lasts integer[],
  p_search core.room_search,
  p_booking integer,
  p_moves integer
)
returns core.room_search
language plpgsql
immutable
as $$
declare
  v_around bit varying := p_around[p_booking] & ~p_search.lifted;
  v_closed bit varying := p_closed[p_booking];
  v_lifted bit varying;
  v_try core.room_search;
  v_other integer;
begin
  foreach v_other in array p_search.placed loop
    if get_bit(p_around[p_booking], v_other - 1) = 1 then
      v_closed := v_closed | p_seat_tables[p_search.targets[v_other]];
    end if;
  end loop;
  p_search.probe_count := p_search.probe_count + 1;
  p_search.is_found := false;
  -- Loops over arrays: a statement would cost more to start than these few steps take.
  for v_lift_count in 0 .. least(3, p_moves) loop
    exit when v_lift_count > 0 and p_search.failed_moves[p_booking] >= p_moves;
    for v_choice in p_choice_firsts[p_booking] .. p_choice_lasts[p_booking] loop
      v_lifted := p_sitting[p_choices[v_choice]] & v_around;
      continue when bit_count(v_lifted) <> v_lift_count
        or bit_count(p_seat_tables[p_choices[v_choice]] & v_closed) > 0
        or core.is_hopeless(p_helpers, p_search.failed_moves, p_search.lifted, v_lifted, p_moves - v_lift_count);
      v_try := p_search;
      v_try.is_found := true;
      v_try.lifted := p_search.lifted | v_lifted;
      v_try.placed := p_search.placed || p_booking;
      v_try.targets[p_booking] := p_choices[v_choice];
      while v_try.is_found and bit_count(v_lifted) > 0 loop
        v_other := position(B'1' in v_lifted);
        v_lifted := set_bit(v_lifted, v_other - 1, 0);
        v_try := core.seat_or_lift(p_around, p_closed, p_helpers, p_sitting, p_seat_tables, p_choices, p_choice_firsts,
          p_choice_lasts, v_try, v_other, p_moves - (bit_count(v_try.lifted) - bit_count(p_search.lifted))::integer);
      end loop;
      if v_try.is_found then
        return v_try;
      end if;
      -- Undone, but for what was learnt.
      p_search.probe_count := v_try.probe_count;
      if p_search.placed <> '{}' or not p_search.is_thorough then
        p_search.failed_moves := v_try.failed_moves;
      end if;
      exit when p_search.probe_count >= p_search.probe_limit;
    end loop;
    exit when p_search.probe_count >= p_search.probe_limit;
  end loop;
  p_search.failed_moves[p_booking] := greatest(p_search.failed_moves[p_booking], p_moves);
  return p_search;
end
$$;

comment on function core.seat_or_lift(
  bit varying[], bit varying[], bit varying[], bit varying[], bit varying[], integer[], integer[], integer[],
  core.room_search, integer, integer
) is
  'Seats a booking on the best seating that is free, or else by lifting others and seating them elsewhere in the same way, with at '
  'most p_moves moves in all: an ejection chain. Each is moved at most once; the same way every time. The arrays are those of core.room_map '
  'and the choices of core.day_board; one by one, because they are then handed on without being copied.';

revoke execute on function core.seat_or_lift(
  bit varying[], bit varying[], bit varying[], bit varying[], bit varying[], integer[], integer[], integer[],
  core.room_search, integer, integer
) from public;
