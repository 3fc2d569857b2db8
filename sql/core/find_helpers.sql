create or replace function core.find_helpers(p_board core.day_board, p_map core.room_map)
returns bit varying[]
language plpgsql
immutable
as $$
declare
  v_seats bit varying[] := p_map.seats;
  v_count integer := cardinality(p_board.booking_ids);
  v_nobody bit varying := p_map.tables & ~p_map.tables;
  v_helpers bit varying[] := array_fill(v_nobody, array[v_count]);
  v_wanted bit varying;
begin
  -- Loops over arrays: no set is copied needlessly, and who has a free seating needs no second look.
  for v_booking in 1 .. v_count loop
    v_wanted := p_map.wanted[v_booking];
    for v_choice in p_map.choice_firsts[v_booking] .. p_map.choice_lasts[v_booking] loop
      continue when bit_count(v_seats[v_choice] & v_wanted) > 1 or p_board.choices[v_choice] = p_board.seats[v_booking];
      if bit_count(v_seats[v_choice] & v_wanted) = 0 then
        v_helpers[v_booking] := set_bit(v_nobody, v_count - 1, 1);
        exit;
      end if;
      v_helpers[v_booking] := v_helpers[v_booking] | (v_seats[v_choice] & v_wanted);
    end loop;
  end loop;
  return v_helpers;
end
$$;

comment on function core.find_helpers(core.day_board, core.room_map) is
  'For each booking of a board those, as bits, each of whom would by leaving make a seating free for it, besides the one '
  'that it has. The last booking, which is the one to be seated, stands for a seating that is free already.';

revoke execute on function core.find_helpers(core.day_board, core.room_map) from public;
