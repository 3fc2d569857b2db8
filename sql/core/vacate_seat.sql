create or replace function core.vacate_seat(p_board core.day_board, p_masks bigint[], p_seat integer, p_mask bigint)
returns bigint[]
language plpgsql
immutable
as $$
declare
  v_table integer;
begin
  for v_place in 1 .. p_board.seat_sizes[p_seat] loop
    v_table := p_board.seat_tables[(p_seat - 1) * p_board.seat_stride + v_place];
    p_masks[v_table] := p_masks[v_table] & ~p_mask;
  end loop;
  return p_masks;
end
$$;

comment on function core.vacate_seat(core.day_board, bigint[], integer, bigint) is
  'The tables'' masks after a time was given back on all tables of a seating; nobody else may have a part of it.';

revoke execute on function core.vacate_seat(core.day_board, bigint[], integer, bigint) from public;
