-- Deploy holdfast:core/pick_better_seat to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.pick_better_seat(
  p_board core.day_board,
  p_rules core.repack_rules,
  p_seat integer,
  p_booking integer
)
returns integer
language plpgsql
volatile
as $$
declare
  v_first integer := p_board.choice_firsts[p_board.classes[p_booking]];
  v_last integer := v_first + p_board.choice_counts[p_board.classes[p_booking]] - 1;
  v_seat integer;
begin
  if v_last < v_first then
    return null;
  end if;
  -- The choices ascend by cost; without a seating any is better.
  while v_last > v_first and p_rules.seat_costs[p_board.choices[v_last]] > p_rules.seat_costs[p_seat] loop
    v_last := v_last - 1;
  end loop;
  v_seat := p_board.choices[v_first + floor((v_last - v_first + 1) * random())::integer];
  for v_next in 1 .. p_board.seat_sizes[v_seat] loop
    if p_board.locked[p_board.seat_tables[(v_seat - 1) * p_board.seat_stride + v_next]] & p_board.masks[p_booking] <> 0 then
      return null;
    end if;
  end loop;
  return nullif(v_seat, p_seat);
end
$$;

comment on function core.pick_better_seat(core.day_board, core.repack_rules, integer, integer) is
  'A seating that suits a booking as well as the one it has or better, drawn at random; others may be there, but nobody '
  'who cannot move. Null when nothing came of it.';

revoke execute on function core.pick_better_seat(core.day_board, core.repack_rules, integer, integer) from public;

commit;
