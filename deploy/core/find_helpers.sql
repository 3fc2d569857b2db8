-- Deploy holdfast:core/find_helpers to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.find_helpers(p_board core.day_board, p_booking integer)
returns bit varying
language plpgsql
immutable
as $$
declare
  v_mask bigint := p_board.masks[p_booking];
  v_first integer := p_board.choice_firsts[p_board.classes[p_booking]];
  v_count integer := cardinality(p_board.booking_ids);
  v_helpers bit varying := repeat('0', v_count)::bit varying;
  v_seat integer;
  v_table integer;
  v_helper integer;
begin
  for v_choice in v_first .. v_first + p_board.choice_counts[p_board.classes[p_booking]] - 1 loop
    v_seat := p_board.choices[v_choice];
    continue when v_seat = p_board.seats[p_booking];
    v_helper := v_count;
    <<tables>>
    for v_place in (v_seat - 1) * p_board.seat_stride + 1 .. (v_seat - 1) * p_board.seat_stride + p_board.seat_sizes[v_seat]
    loop
      v_table := p_board.seat_tables[v_place];
      if p_board.locked[v_table] & v_mask <> 0 then
        v_helper := null;
        exit;
      end if;
      continue when p_board.busy[v_table] & v_mask = 0;
      for v_at in p_board.table_firsts[v_table] .. p_board.table_firsts[v_table] + p_board.table_counts[v_table] - 1 loop
        continue when p_board.table_bookings[v_at] in (p_booking, v_helper)
          or p_board.masks[p_board.table_bookings[v_at]] & v_mask = 0;
        v_helper := case when v_helper = v_count then p_board.table_bookings[v_at] end;
        exit tables when v_helper is null;
      end loop;
    end loop;
    if v_helper is not null then
      v_helpers := set_bit(v_helpers, v_helper - 1, 1)::bit varying;
      -- With a free seating it needs nobody's help.
      exit when v_helper = v_count;
    end if;
  end loop;
  return v_helpers;
end
$$;

comment on function core.find_helpers(core.day_board, integer) is
  'The bookings of a board, as bits, each of which would by leaving make a seating free for a booking, besides the one '
  'that it has. The last booking, which is the one to be seated, stands for a seating that is free already.';

revoke execute on function core.find_helpers(core.day_board, integer) from public;

commit;
