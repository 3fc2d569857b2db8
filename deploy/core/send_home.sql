-- Deploy holdfast:core/send_home to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.send_home(
  p_board core.day_board,
  p_rules core.repack_rules,
  p_plan core.repack_plan,
  p_booking integer
)
returns core.repack_plan
language plpgsql
immutable
as $$
declare
  v_going integer[] := array[p_booking];
  v_at integer := 1;
  v_booking integer;
  v_other integer;
begin
  -- Whoever is at the seating that one goes back to goes back, too; the list grows while it is walked.
  while v_at <= cardinality(v_going) loop
    v_booking := v_going[v_at];
    if p_board.seats[v_booking] is null or p_board.seats[v_booking] = p_plan.seats[v_booking] then
      return null;
    end if;
    foreach v_other in array
      core.list_sitting(p_board, p_plan.seats, p_board.seats[v_booking], p_board.masks[v_booking])
    loop
      if v_other <> all (v_going) then
        v_going := v_going || v_other;
      end if;
    end loop;
    v_at := v_at + 1;
  end loop;
  foreach v_booking in array v_going loop
    p_plan.busy := core.vacate_seat(p_board, p_plan.busy, p_plan.seats[v_booking], p_board.masks[v_booking]);
  end loop;
  foreach v_booking in array v_going loop
    p_plan.settled := p_plan.settled - core.weigh_seat(p_board, p_rules, v_booking, p_plan.seats[v_booking])
      + core.weigh_seat(p_board, p_rules, v_booking, p_board.seats[v_booking]);
    p_plan.seats[v_booking] := p_board.seats[v_booking];
    p_plan.busy := core.mark_seat(p_board, p_plan.busy, p_plan.seats[v_booking], p_board.masks[v_booking]);
  end loop;
  return p_plan;
end
$$;

comment on function core.send_home(core.day_board, core.repack_rules, core.repack_plan, integer) is
  'A step of re-packing: a booking goes back to the seating that it has in truth, and so does everybody who is in the way. '
  'Null when it has none, is there already, or somebody in the way has nowhere to go back to.';

revoke execute on function core.send_home(core.day_board, core.repack_rules, core.repack_plan, integer) from public;

commit;
