create or replace function core.lift_and_reseat(
  p_board core.day_board,
  p_rules core.repack_rules,
  p_plan core.repack_plan,
  p_lifted integer[],
  p_target integer
)
returns core.repack_plan
language plpgsql
volatile
as $$
declare
  v_busy bigint[] := p_plan.busy;
  v_seats integer[] := p_plan.seats;
  v_settled double precision := p_plan.settled;
  v_booking integer;
  v_seat integer;
begin
  foreach v_booking in array p_lifted loop
    v_settled := v_settled - core.weigh_seat(p_board, p_rules, v_booking, v_seats[v_booking]);
    if v_seats[v_booking] is not null then
      v_busy := core.vacate_seat(p_board, v_busy, v_seats[v_booking], p_board.masks[v_booking]);
    end if;
  end loop;
  foreach v_booking in array p_lifted loop
    v_seat := case when p_target is null then core.choose_seat(p_board, p_rules, v_busy, v_booking) else p_target end;
    p_target := null;
    if v_seat is null and p_board.seats[v_booking] is not null then
      return null;
    elsif v_seat is not null then
      v_busy := core.mark_seat(p_board, v_busy, v_seat, p_board.masks[v_booking]);
    end if;
    v_seats[v_booking] := v_seat;
    v_settled := v_settled + core.weigh_seat(p_board, p_rules, v_booking, v_seat);
  end loop;
  if v_seats = p_plan.seats then
    return null;
  end if;
  p_plan.busy := v_busy;
  p_plan.seats := v_seats;
  p_plan.settled := v_settled;
  return p_plan;
end
$$;

comment on function core.lift_and_reseat(core.day_board, core.repack_rules, core.repack_plan, integer[], integer) is
  'A step of re-packing: bookings are lifted and seated anew, in this order; the first at the target, when one is given, '
  'which nobody but the lifted may have. Null when nothing came of it, or somebody who has a table would have none.';

revoke execute on function
  core.lift_and_reseat(core.day_board, core.repack_rules, core.repack_plan, integer[], integer) from public;
