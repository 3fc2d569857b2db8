-- Deploy holdfast:core/list_sitting to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.list_sitting(
  p_board core.day_board,
  p_seats integer[],
  p_seat integer,
  p_mask bigint
)
returns integer[]
language plpgsql
immutable
as $$
declare
  v_first integer := (p_seat - 1) * p_board.seat_stride + 1;
  v_tables integer[] := p_board.seat_tables[v_first : v_first + p_board.seat_sizes[p_seat] - 1];
  v_sitting integer[] := array[]::integer[];
  v_seat integer;
begin
  -- Loops over arrays: a statement would cost more to start than these few steps take.
  for v_booking in 1 .. cardinality(p_seats) loop
    v_seat := p_seats[v_booking];
    continue when v_seat is null or p_board.masks[v_booking] & p_mask = 0;
    v_first := (v_seat - 1) * p_board.seat_stride;
    for v_next in 1 .. p_board.seat_sizes[v_seat] loop
      if p_board.seat_tables[v_first + v_next] = any (v_tables) then
        v_sitting := v_sitting || v_booking;
        exit;
      end if;
    end loop;
  end loop;
  return v_sitting;
end
$$;

comment on function core.list_sitting(core.day_board, integer[], integer, bigint) is
  'Who of a board''s bookings is at any table of a seating at a time, given where each of them sits.';

revoke execute on function core.list_sitting(core.day_board, integer[], integer, bigint) from public;

commit;
