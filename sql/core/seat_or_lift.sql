create or replace function core.seat_or_lift(
  p_wanted bit varying[],
  p_helpers bit varying[],
  p_seats bit varying[],
  p_tables bit varying,
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
  v_wanted bit varying := p_wanted[p_booking] & ~p_search.lifted;
  v_lifted bit varying;
  v_try core.room_search;
  v_other integer;
begin
  foreach v_other in array p_search.placed loop
    if get_bit(p_wanted[p_booking], v_other - 1) = 1 then
      v_wanted := v_wanted | (p_seats[p_search.targets[v_other]] & p_tables);
    end if;
  end loop;
  p_search.probe_count := p_search.probe_count + 1;
  p_search.is_found := false;
  -- Loops over arrays: a statement would cost more to start than these few steps take.
  for v_lift_count in 0 .. least(3, p_moves) loop
    exit when v_lift_count > 0 and get_bit(p_search.failed[p_moves], p_booking - 1) = 1;
    for v_choice in p_choice_firsts[p_booking] .. p_choice_lasts[p_booking] loop
      continue when bit_count(p_seats[v_choice] & v_wanted) <> v_lift_count;
      v_lifted := p_seats[v_choice] & v_wanted;
      if v_lift_count > 0 then
        -- Nobody is lifted who failed with as many moves, or who plainly needs another move.
        continue when case
          when v_lift_count < p_moves then bit_count(v_lifted & p_search.failed[p_moves - v_lift_count]) > 0
          when v_lift_count = 1 then
            bit_count(p_helpers[position(B'1' in v_lifted)] & (p_search.lifted | v_lifted)) = 0
          else core.is_hopeless(p_helpers, v_lifted, p_search.lifted | v_lifted)
        end;
      end if;
      v_try := p_search;
      v_try.is_found := true;
      v_try.lifted := p_search.lifted | v_lifted;
      v_try.placed := p_search.placed || p_booking;
      v_try.targets[p_booking] := v_choice;
      while v_try.is_found and bit_count(v_lifted) > 0 loop
        v_other := position(B'1' in v_lifted);
        v_lifted := set_bit(v_lifted, v_other - 1, 0);
        v_try := core.seat_or_lift(p_wanted, p_helpers, p_seats, p_tables, p_choice_firsts, p_choice_lasts, v_try,
          v_other, p_moves - (bit_count(v_try.lifted) - bit_count(p_search.lifted))::integer);
      end loop;
      if v_try.is_found then
        return v_try;
      end if;
      -- Undone, but for what was learnt.
      p_search.probe_count := v_try.probe_count;
      if p_search.placed <> '{}' or not p_search.is_thorough then
        p_search.failed := v_try.failed;
      end if;
      exit when p_search.probe_count >= p_search.probe_limit;
    end loop;
    exit when p_search.probe_count >= p_search.probe_limit;
  end loop;
  for v_fewer in 1 .. p_moves loop
    p_search.failed[v_fewer] := set_bit(p_search.failed[v_fewer], p_booking - 1, 1);
  end loop;
  return p_search;
end
$$;

comment on function core.seat_or_lift(
  bit varying[], bit varying[], bit varying[], bit varying, integer[], integer[], core.room_search, integer, integer
) is
  'Seats a booking on the best seating that is free, or else by lifting others and seating them elsewhere in the same way, with at '
  'most p_moves moves in all: an ejection chain. Each is moved at most once; the same way every time. The arrays are those of core.room_map, '
  'one by one, because they are then handed on without being copied.';

revoke execute on function core.seat_or_lift(
  bit varying[], bit varying[], bit varying[], bit varying, integer[], integer[], core.room_search, integer, integer
) from public;
