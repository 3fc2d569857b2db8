-- Deploy holdfast:core/undo_idle_moves to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.undo_idle_moves(
  p_board core.day_board,
  p_rules core.repack_rules,
  p_plan core.repack_plan
)
returns core.repack_plan
language plpgsql
stable
as $$
declare
  v_try core.repack_plan;
  v_home integer;
  v_taken bigint;
begin
  for v_booking in 1 .. cardinality(p_plan.seats) loop
    v_home := p_board.seats[v_booking];
    continue when v_home is null or v_home = p_plan.seats[v_booking];
    v_try := p_plan;
    v_try.busy := core.vacate_seat(p_board, v_try.busy, v_try.seats[v_booking], p_board.masks[v_booking]);
    select bit_or(v_try.busy[p_board.seat_tables[(v_home - 1) * p_board.seat_stride + n.place]]) into v_taken
    from generate_series(1, p_board.seat_sizes[v_home]) as n(place);
    continue when v_taken & p_board.masks[v_booking] <> 0;
    v_try.busy := core.mark_seat(p_board, v_try.busy, v_home, p_board.masks[v_booking]);
    v_try.seats[v_booking] := v_home;
    v_try.settled := v_try.settled - core.weigh_seat(p_board, p_rules, v_booking, p_plan.seats[v_booking])
      + core.weigh_seat(p_board, p_rules, v_booking, v_home);
    v_try := core.weigh_repack(p_board, p_rules, p_plan, v_try);
    if v_try.cost <= p_plan.cost then
      p_plan := v_try;
    end if;
  end loop;
  return p_plan;
end
$$;

comment on function core.undo_idle_moves(core.day_board, core.repack_rules, core.repack_plan) is
  'Lets those go back whose move gains nothing in the plan as it became.';

revoke execute on function core.undo_idle_moves(core.day_board, core.repack_rules, core.repack_plan) from public;

commit;
