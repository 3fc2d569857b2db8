-- Deploy holdfast:core/find_free_seat to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.find_free_seat(p_board core.day_board, p_busy bigint[], p_booking integer)
returns integer
language plpgsql
immutable
as $$
declare
  v_mask bigint := p_board.masks[p_booking];
  v_first integer := p_board.choice_firsts[p_board.classes[p_booking]];
  v_seat integer;
  v_place integer;
  v_taken bigint;
begin
  -- Loops over arrays: a statement would cost more to start than these few steps take.
  for v_choice in v_first .. v_first + p_board.choice_counts[p_board.classes[p_booking]] - 1 loop
    v_seat := p_board.choices[v_choice];
    v_place := (v_seat - 1) * p_board.seat_stride;
    v_taken := p_busy[p_board.seat_tables[v_place + 1]];
    for v_next in 2 .. p_board.seat_sizes[v_seat] loop
      v_taken := v_taken | p_busy[p_board.seat_tables[v_place + v_next]];
    end loop;
    if v_taken & v_mask = 0 then
      return v_seat;
    end if;
  end loop;
  return null;
end
$$;

comment on function core.find_free_seat(core.day_board, bigint[], integer) is
  'The best seating of a board that is free for a booking, given the tables'' masks; null when there is none.';

revoke execute on function core.find_free_seat(core.day_board, bigint[], integer) from public;

commit;
