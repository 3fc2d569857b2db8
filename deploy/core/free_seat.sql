-- Deploy holdfast:core/free_seat to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.free_seat(p_board core.day_board, p_search core.room_search, p_seat integer)
returns bigint[]
language plpgsql
immutable
as $$
declare
  v_table integer;
  v_taken bigint;
begin
  for v_place in 1 .. p_board.seat_sizes[p_seat] loop
    v_table := p_board.seat_tables[(p_seat - 1) * p_board.seat_stride + v_place];
    -- Counted anew rather than cleared: two visits may share a unit of time.
    v_taken := p_search.locked[v_table];
    for v_at in p_board.table_firsts[v_table] .. p_board.table_firsts[v_table] + p_board.table_counts[v_table] - 1 loop
      if p_board.table_bookings[v_at] <> all (p_search.moved) then
        v_taken := v_taken | p_board.masks[p_board.table_bookings[v_at]];
      end if;
    end loop;
    p_search.busy[v_table] := v_taken;
  end loop;
  return p_search.busy;
end
$$;

comment on function core.free_seat(core.day_board, core.room_search, integer) is
  'The tables'' masks after the bookings that a search has moved have left a seating.';

revoke execute on function core.free_seat(core.day_board, core.room_search, integer) from public;

commit;
